// The runbook-to-test index: for each runbook entry and scenario, every test that stands behind it.
import type { IndexRecord } from '../model/index-record.ts';
import type { Entity } from '../model/catalog.ts';
import type { Trust } from '../model/trust.ts';
import { titleOf } from './names.ts';
import { compareNatural } from './order.ts';
import { question } from './question.ts';
import type { Site } from './site.ts';
import { testsBehind } from './trust.ts';

/** Whether the runbook says something: `no entry` is the gap that nobody has written down. */
export const rowStatuses = ['integrated', 'pending', 'not stated', 'no entry'] as const;
type RowStatus = (typeof rowStatuses)[number];

type Claim = Entity<'scenario' | 'requirement' | 'invariant'>;

/** One test behind one runbook entry; where there is no entry, or no test, the gap is a row too. */
export interface IndexRow {
  /** By what the row is found from A to Z: its entry's name, else its claim's, else its test's. */
  title: string;
  entry: Entity<'runbook'> | undefined;
  /** What the test verifies: of an entry's row the entry's scenarios, else whatever claims it. */
  claims: Claim[];
  test: Entity<'test'> | undefined;
  suite: Entity<'suite'> | undefined;
  smoke: Entity<'smoke-test'>[];
  /** The test's state, or `untested`. */
  trust: Trust;
  status: RowStatus;
}

/** A letter of the index; names that begin with none stand under `#`. */
interface Letter {
  letter: string;
  slug: string;
  rows: IndexRow[];
}

const claimKinds = new Set<Entity['kind']>(['scenario', 'requirement', 'invariant']);

/** Every row, from A to Z. */
export function indexRows(site: Site): IndexRow[] {
  const placed = new Set<string>();
  const entries = site.of('runbook').flatMap((entry) => rowsOfEntry(site, entry, placed));
  const tests = site.of('test').flatMap((test) => {
    if (placed.has(test.key)) return [];
    const claims = claimsOf(site, test);
    const smoke = site.origins(test.key, 'smoke', 'smoke-test');
    return claims.length + smoke.length > 0 ? [rowOf(site, undefined, claims, test)] : [];
  });
  const untested = site.of('scenario').filter((scenario) => !placed.has(scenario.key) && testsBehind(site, scenario).length === 0);
  const gaps = untested.map((scenario) => rowOf(site, undefined, [scenario], undefined));
  return [...entries, ...tests, ...gaps].sort(compareRows);
}

/** An entry has a row for each test that it or one of its scenarios rests on, and one for each scenario without a test. */
function rowsOfEntry(site: Site, entry: Entity<'runbook'>, placed: Set<string>): IndexRow[] {
  const scenarios = site.targets(entry.key, 'guides', 'scenario');
  const tests = new Set([...testsBehind(site, entry), ...scenarios.flatMap((scenario) => testsBehind(site, scenario))]);
  const untested = scenarios.filter((scenario) => testsBehind(site, scenario).length === 0);
  for (const { key } of [...tests, ...untested]) placed.add(key);
  const rows = [...tests].map((test) => {
    const own = scenarios.filter((scenario) => testsBehind(site, scenario).includes(test));
    return rowOf(site, entry, own.length > 0 ? own : claimsOf(site, test), test);
  });
  const gaps = untested.map((scenario) => rowOf(site, entry, [scenario], undefined));
  return rows.length + gaps.length > 0 ? [...rows, ...gaps] : [rowOf(site, entry, [], undefined)];
}

/** What names a test as its proof: scenarios before requirements, for that is what people look for. */
function claimsOf(site: Site, test: Entity<'test'>): Claim[] {
  const claims = site.origins(test.key, 'verified-by').filter(({ kind }) => claimKinds.has(kind)) as Claim[];
  return claims.sort((a, b) => Number(b.kind === 'scenario') - Number(a.kind === 'scenario'));
}

function rowOf(site: Site, entry: Entity<'runbook'> | undefined, claims: Claim[], test: Entity<'test'> | undefined): IndexRow {
  const first = claims[0];
  return {
    title: entry?.name ?? first?.name ?? test?.name ?? '',
    entry,
    claims,
    test,
    suite: test && site.targets(test.key, 'part-of', 'suite')[0],
    smoke: test ? site.origins(test.key, 'smoke', 'smoke-test') : [],
    trust: test ? (test.trust ?? 'declared') : 'untested',
    status: entry ? (entry.fields.status ?? (entry.fields.section === null ? 'pending' : 'not stated')) : 'no entry',
  };
}

function compareRows(a: IndexRow, b: IndexRow): number {
  return (
    compareNatural(letterOf(a), letterOf(b)) ||
    compareNatural(a.title, b.title) ||
    Number(a.entry === undefined) - Number(b.entry === undefined) ||
    compareNatural(a.claims[0] ? titleOf(a.claims[0]) : '', b.claims[0] ? titleOf(b.claims[0]) : '') ||
    compareNatural(a.test?.key ?? '', b.test?.key ?? '') ||
    compareNatural(a.entry?.key ?? '', b.entry?.key ?? '')
  );
}

/** The letter under which a row stands: that of its first letter, without accents; `#` for what begins otherwise. */
function letterOf({ title }: Pick<IndexRow, 'title'>): string {
  const first =
    title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]/u)?.[0] ?? '';
  return /\p{L}/u.test(first) ? first.toUpperCase() : '#';
}

/** Rows by letter; rows must be in their order. */
export function lettersOf(rows: readonly IndexRow[]): Letter[] {
  return [...Map.groupBy(rows, letterOf)].map(([letter, members]) => ({ letter, slug: slugOf(letter), rows: members }));
}

function slugOf(letter: string): string {
  if (letter === '#') return 'other';
  return /^[A-Z]$/.test(letter) ? letter.toLowerCase() : `u${letter.codePointAt(0)?.toString(16)}`;
}

/** More rows than this are spread over several pages: a phone has to load them. */
const mostOnPage = 1000;

/** The columns, in the order of a row's cells. */
export const indexColumns = ['Runbook entry', 'Scenario or requirement', 'Test', 'Suite', 'Smoke test', 'Trust', 'Status'] as const;

/** The address of a page of the index, counted from 0. */
export function indexUrl(page: number): string {
  return page === 0 ? '/index/' : `/index/${page + 1}/`;
}

/** A page of a long index: whole letters together as long as they fit, a letter that is too long in parts. */
interface IndexPart {
  label: string;
  letters: Letter[];
}

/** The pages of an index; a short one has a single part. */
export function indexParts(rows: readonly IndexRow[], most: number = mostOnPage): IndexPart[] {
  const parts: Letter[][] = [];
  for (const letter of lettersOf(rows)) {
    for (let at = 0; at < letter.rows.length; at += most) {
      const piece = { ...letter, rows: letter.rows.slice(at, at + most) };
      const last = parts.at(-1);
      const held = last?.reduce((sum, one) => sum + one.rows.length, 0) ?? 0;
      if (last && held + piece.rows.length <= most) last.push(piece);
      else parts.push([piece]);
    }
  }
  return parts.map((letters) => {
    const [first, last] = [letters[0]?.letter, letters.at(-1)?.letter];
    const label = first === last ? `${first}` : `${first} to ${last}`;
    const same = parts.filter((other) => other[0]?.letter === first && other.at(-1)?.letter === last);
    const number = same.length > 1 ? same.indexOf(letters) + 1 : 0;
    return { label: number ? `${label}, part ${number}` : label, letters };
  });
}

/** The index of a site. */
export const indexPartsOf = question('index', (site): { rows: IndexRow[]; parts: IndexPart[] } => {
  const rows = indexRows(site);
  const parts = indexParts(rows);
  return { rows, parts: parts.length > 0 ? parts : [{ label: '', letters: [] }] };
});

/** A row for programs. */
export function recordOf({ entry, claims, test, suite, smoke, trust, status }: IndexRow): IndexRecord {
  const name = (entity: Entity | undefined): IndexRecord['test'] => (entity ? { name: titleOf(entity), url: entity.url } : null);
  const names = (entities: readonly Entity[]) => entities.map((entity) => ({ name: titleOf(entity), url: entity.url }));
  return { entry: name(entry), claims: names(claims), test: name(test), suite: name(suite), smoke: names(smoke), trust, status };
}
