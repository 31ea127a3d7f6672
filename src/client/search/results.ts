// Results as links: what kind of thing it is, how far it can be relied on, and why it is there.
import { marked } from '../../search/marks.ts';
import type { Found, SearchAnswer, SearchResult } from '../../search/engine.ts';
import type { Place } from '../../search/inverted-index.ts';
import { addressOf } from './list.ts';

/** A new element with a class and content. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...content: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** One result as an item of a list. */
export function itemOf(result: SearchResult): HTMLLIElement {
  const { record } = result;
  const found = result.found();
  const terms = new Set(found.flatMap(({ match }) => [...match.keys()]));
  const link = element('a', '', ...(record.id ? [element('span', 'id', ...highlighted(record.id, terms)), ' '] : []), ...highlighted(record.name, terms));
  link.href = addressOf(record.url);
  const kind = element('span', 'kind', record.label);
  const facts = element('span', 'result-facts', kind, ...(record.trust ? [element('span', `trust ${record.trust}`, record.trust)] : []));
  const item = element('li', '', link, facts);
  if (record.says) item.append(element('span', 'says', ...highlighted(record.says, terms)));
  const why = whyOf(result, found);
  if (why) item.append(element('span', 'why', why));
  return item;
}

/** A text with what answers the query marked; long names of programs may be broken between their pieces. */
function highlighted(text: string, terms: ReadonlySet<string>): Node[] {
  return marked(text, terms).map((part) => {
    const pieces = part.text
      .split(/(?<=_)(?=[^_])|(?<=\p{Ll})(?=\p{Lu})/u)
      .flatMap((piece, index) => (index > 0 ? [document.createElement('wbr'), piece] : [piece]));
    const shown = document.createDocumentFragment();
    shown.append(...(part.marked ? [element('mark', '', ...pieces)] : pieces));
    return shown;
  });
}

/** Why it is there, where its name and its text do not show it. */
function whyOf({ record, exact }: SearchResult, found: readonly Found[]): string {
  if (exact) return '';
  const say = (words: string[], where: string) => (words.length > 0 ? [`${words.map((word) => `“${word}”`).join(', ')} ${where}`] : []);
  const unseen = found.filter((one) => !isFoundIn(one, 'name') && !isFoundIn(one, 'says'));
  const inText = unseen.filter((one) => isFoundIn(one, 'terms') || isFoundIn(one, 'body')).map(({ written }) => written);
  const alias = record.aliases.find((one) => one.includes(' ') || one.includes('/'));
  return [...say(inText, 'in its text'), ...(found.length === 0 && alias ? [`also known as ${alias}`] : [])].join('; ');
}

/** What the answer is, in a sentence: for eyes and for ears. */
export function summaryOf(query: string, { results, exact, unknown }: SearchAnswer, shown: number): string {
  if (query.trim() === '') return '';
  if (results.length === 0) return `Nothing is called “${query.trim()}”, and nothing is like it.`;
  const count = `${results.length} ${results.length === 1 ? 'result' : 'results'}${shown < results.length ? `, the first ${shown} shown` : ''}`;
  const missing = unknown.length > 0 ? ` ${unknown.map((word) => `“${word}”`).join(', ')} ${unknown.length === 1 ? 'stands' : 'stand'} nowhere.` : '';
  return exact ? `${count}.` : `No exact match; ${count}, the nearest first.${missing}`;
}

/** Is a place among those where a word was found? */
function isFoundIn({ match }: Found, place: Place): boolean {
  return [...match.values()].some((places) => places.includes(place));
}
