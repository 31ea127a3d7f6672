// The comment on a pull request: the verdict first, then what matters, the rest folded; never longer than a forge takes.
import type { Attention } from '../../changes/attention.ts';
import { followingLinks, type Changes, type Named } from '../../changes/change.ts';
import { lossesOf } from '../../changes/ratchet.ts';
import { claimTrusts } from '../../model/trust.ts';
import { attentionSection } from './attention.ts';
import { changeGraph } from './graph.ts';
import { code, inert, kindInWords } from './inert.ts';
import { beforeAndAfter } from './values.ts';
import { plural, verdictOf } from './verdict.ts';

/** By this line a workflow finds the comment that it wrote before. */
export const marker = '<!-- faultbook:changes -->';

/** GitHub takes 65,536 characters. */
const mostBytes = 60_000;

export interface CommentOptions {
  /** Where the preview is served, for links. */
  previewUrl?: string | undefined;
  /** What was compared, in words: `main (1a2b3c4d5e6f)`. */
  base?: string | undefined;
  head?: string | undefined;
}

/** The whole comment. Lists are cut as far as its size demands. */
export function changesComment(changes: Changes, attention: Attention, options: CommentOptions = {}): string {
  let text = '';
  for (const most of [200, 80, 40, 20, 10, 5, 3, 1]) {
    text = new Comment(changes, attention, options, most).write();
    if (Buffer.byteLength(text) <= mostBytes) break;
  }
  return text;
}

class Comment {
  readonly #changes: Changes;
  readonly #attention: Attention;
  readonly #options: CommentOptions;
  /** The longest that any list may be. */
  readonly #most: number;
  /** Short names of what changed itself, by key. */
  readonly #names: ReadonlyMap<string, string>;

  constructor(changes: Changes, attention: Attention, options: CommentOptions, most: number) {
    this.#changes = changes;
    this.#attention = attention;
    this.#options = options;
    this.#most = most;
    const { added, removed, renamed, changed } = changes.entities;
    const all = [...added, ...removed, ...renamed.map(({ after }) => after), ...changed.map(({ after }) => after)];
    this.#names = new Map(all.map(({ key, id, name }) => [key, id ?? name]));
  }

  write(): string {
    const verdict = verdictOf(this.#changes);
    const blocks = [
      [marker, `**Faultbook: ${verdict.text}.**`],
      this.#links(),
      this.#coverageLost(),
      this.#trust(),
      this.#newFindings(),
      this.#whatChanged(),
      attentionSection(this.#attention, this.#most, (entity) => this.#name(entity)),
      this.#fixed(),
      this.#linkChanges(),
      this.#graph(),
      this.#documents(),
      this.#notCompared(),
    ];
    return `${blocks
      .filter((block) => block.length > 0)
      .map((block) => block.join('\n'))
      .join('\n\n')
      .replace(/\n{3,}/g, '\n\n')}\n`;
  }

  #links(): string[] {
    const { previewUrl, base, head } = this.#options;
    const compared = base && head ? [`${inert(head)} against ${inert(base)}`] : [];
    const preview = previewUrl ? [`[preview](${this.#address('/')})`, `[all changes](${this.#address('/changes/')})`] : [];
    return [...compared, ...preview].length > 0 ? [[...preview, ...compared].join(' · ')] : [];
  }

  #coverageLost(): string[] {
    const rows = lossesOf(this.#changes).map(({ entity, facet, before, after }) => `| ${this.#name(entity)} | ${facet} | ${before ?? 'new'} | **${after}** |`);
    return this.#section('Coverage lost', ['| Claim | What | Before | Now |', '|---|---|---|---|'], rows);
  }

  #trust(): string[] {
    const rank = (state: (typeof claimTrusts)[number]) => claimTrusts.indexOf(state);
    // What is told as a loss of coverage is not told again.
    const told = new Set(lossesOf(this.#changes).map(({ entity }) => entity.key));
    const rows = this.#changes.trust
      .filter(({ entity, before, after }) => rank(after) < rank(before) && !told.has(entity.key))
      .map(({ entity, before, after }) => `| ${this.#name(entity)} | ${before} | **${after}** |`);
    return this.#section('Trust lost', ['| What | Before | Now |', '|---|---|---|'], rows);
  }

  #newFindings(): string[] {
    const rows = this.#changes.findings.added.map(
      ({ severity, rule, message, source }) => `| ${severity} | ${inert(message, 400)} | ${inert(`${source.file}:${source.line}`)} | ${code(rule)} |`,
    );
    return this.#section('New findings', ['| | What | Where | Rule |', '|---|---|---|---|'], rows);
  }

  #whatChanged(): string[] {
    const { added, removed, renamed, changed } = this.#changes.entities;
    const rows = [
      ...removed.map((entity) => `| ${kindInWords(entity.kind)} ${this.#plainName(entity)} | **removed** | | |`),
      ...added.map((entity) => `| ${kindInWords(entity.kind)} ${this.#name(entity)} | **added** | | |`),
      ...renamed.map(
        ({ before, after }) => `| ${kindInWords(after.kind)} ${this.#name(after)} | **renamed** | ${this.#plainName(before)} | ${this.#plainName(after)} |`,
      ),
      ...changed.flatMap(({ after, fields }) =>
        fields.map((field) => {
          const [old, now] = beforeAndAfter(field);
          return `| ${kindInWords(after.kind)} ${this.#name(after)} | ${inert(field.field)} | ${inert(old)} | ${inert(now)} |`;
        }),
      ),
      ...this.#statedLinks(),
    ];
    return this.#section('What changed', ['| | What | Before | Now |', '|---|---|---|---|'], rows);
  }

  #fixed(): string[] {
    const rows = this.#changes.findings.fixed.map(({ message, rule, source }) => `- ${inert(message, 400)} (${inert(source.file)}, ${code(rule)})`);
    return this.#folded(`${rows.length} ${plural('finding', rows.length)} fixed`, [], rows);
  }

  /** Links that documents state, by where they begin: what they led to before and lead to now. */
  #statedLinks(): string[] {
    const { added, removed } = this.#changes.links;
    const stated = [...removed, ...added].filter(({ type }) => !followingLinks.has(type));
    return [...Map.groupBy(stated, ({ from, type }) => `${from}\n${type}`).values()].map((same) => {
      const [{ from, type } = { from: '', type: '' }] = same;
      const ends = (list: typeof added) =>
        same
          .filter((link) => list.includes(link))
          .slice(0, this.#most)
          .map(({ to }) => code(this.#names.get(to) ?? nameInKey(to)))
          .join(', ');
      return `| ${this.#keyName(from)} | ${type} | ${ends(removed)} | ${ends(added)} |`;
    });
  }

  #linkChanges(): string[] {
    const { added, removed } = this.#changes.links;
    const row =
      (sign: string) =>
      ({ from, type, to }: (typeof added)[number]) =>
        `- ${sign} ${this.#keyName(from)} → ${type} → ${this.#keyName(to)}`;
    const follows = ({ type }: (typeof added)[number]) => followingLinks.has(type);
    const rows = [...removed.filter(follows).map(row('removed:')), ...added.filter(follows).map(row('added:'))];
    return this.#folded(`${rows.length} more ${plural('link', rows.length)} that ${rows.length === 1 ? 'follows' : 'follow'} from this`, [], rows);
  }

  #graph(): string[] {
    const lines = changeGraph(this.#changes, (key) => this.#names.get(key) ?? nameInKey(key), Math.min(this.#most, 24));
    return lines.length === 0 ? [] : ['<details><summary>Graph of what changed</summary>', '', '```mermaid', ...lines, '```', '', '</details>'];
  }

  #documents(): string[] {
    const rows = this.#changes.documents.map(({ path, from, state }) => `- ${inert(path)}: ${state}${from === undefined ? '' : ` from ${inert(from)}`}`);
    return this.#folded(`${rows.length} ${plural('document', rows.length)} touched`, [], rows);
  }

  #notCompared(): string[] {
    return this.#changes.notCompared.length === 0 ? [] : [`Not compared: ${this.#changes.notCompared.map(({ what, why }) => `${what} (${why})`).join('; ')}.`];
  }

  #section(title: string, head: readonly string[], rows: readonly string[]): string[] {
    return rows.length === 0 ? [] : [`### ${title}`, '', ...head, ...rows.slice(0, this.#most), ...this.#rest(rows)];
  }

  #folded(title: string, head: readonly string[], rows: readonly string[]): string[] {
    return rows.length === 0 ? [] : [`<details><summary>${title}</summary>`, '', ...head, ...rows.slice(0, this.#most), ...this.#rest(rows), '', '</details>'];
  }

  #rest(rows: readonly string[]): string[] {
    return rows.length > this.#most ? ['', `and ${rows.length - this.#most} more`] : [];
  }

  /** An entity's id and name, leading to its page in the preview. */
  #name(entity: Named): string {
    const text = this.#plainName(entity);
    return this.#options.previewUrl ? `[${text}](${this.#address(entity.url)})` : text;
  }

  #plainName({ id, name }: Named): string {
    return [...(id === undefined ? [] : [code(id)]), ...(id === name ? [] : [code(name)])].join(' ');
  }

  #keyName(key: string): string {
    const name = this.#names.get(key) ?? nameInKey(key);
    return `${kindInWords(key.slice(0, key.indexOf(':')))} ${code(name)}`;
  }

  #address(url: string): string {
    // Nothing in an address may end the link that it stands in.
    return `${(this.#options.previewUrl ?? '').replace(/\/+$/, '')}${url}`.replace(/[^\w./~:%?&=-]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  }
}

/** `requirement:family/R4.1` -> `R4.1`: the name of what did not change itself. */
function nameInKey(key: string): string {
  return key.startsWith('document:') ? key.slice('document:'.length) : key.slice(key.search(/[/:][^/:]*$/) + 1);
}
