// Questions about the whole book whose answers are small. A page that asked one is made again when its answer changes, and
// not whenever something changed that was looked at on the way.
import { asked, isAsking, unasked } from './asking.ts';
import type { Site } from './site.ts';

const questions = new Map<string, (site: Site, about: string) => unknown>();
const known = new WeakMap<Site, Map<string, unknown>>();

/**
 * Makes a function of the whole book into a question, worked out once a book.
 * @param name no other question has it
 * @param answer gives what can be written as JSON, so that two answers can be compared
 */
export function question<T>(name: string, answer: (site: Site, about: string) => T): (site: Site, about?: string) => T {
  if (/\s/.test(name)) throw new Error(`"${name}": the name of a question is one word`);
  questions.set(name, answer);
  return (site, about = '') => {
    asked(`${name} ${about}`);
    return answered(site, name, about) as T;
  };
}

/**
 * Something about the whole book that questions share, worked out once a book.
 * @throws when a page asks for it: nobody would know that the page depends on it
 */
export function gathered<T extends object>(make: (site: Site) => T): (site: Site) => T {
  const made = new WeakMap<Site, T>();
  return (site) => {
    if (isAsking()) throw new Error('a page asked for what only questions may use');
    const value = made.get(site) ?? make(site);
    made.set(site, value);
    return value;
  };
}

function answered(site: Site, name: string, about: string): unknown {
  const answers = known.get(site) ?? new Map<string, unknown>();
  known.set(site, answers);
  const key = `${name} ${about}`;
  if (!answers.has(key))
    answers.set(
      key,
      unasked(() => questions.get(name)?.(site, about)),
    );
  return answers.get(key);
}

/** What a book answers to a question that a page of an earlier build asked, as JSON; nothing to one that is asked no more. */
export function answerOf(site: Site, asking: string): string | undefined {
  const space = asking.indexOf(' ');
  const [name, about] = [asking.slice(0, space), asking.slice(space + 1)];
  const answer = questions.has(name) ? [answered(site, name, about)] : site.answer(name, about);
  return answer && JSON.stringify(answer, onlyPlain);
}

/** JSON leaves out what it cannot hold: two answers would look the same that are not. */
function onlyPlain(name: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set || typeof value === 'function') throw new Error(`an answer holds what JSON cannot: ${name}`);
  return value;
}
