// Totals about requirements and invariants, against what is numbered.
import type { Entity } from '../../model/catalog.ts';
import type { DocumentReading } from '../../reading/read.ts';
import type { DeclaredCount } from '../../reading/shapes/counts.ts';
import { numbered, prefixOf } from '../../reading/words/ids.ts';
import { linesOf } from '../lines.ts';
import type { Found } from '../rule.ts';
import { homeOf, type Subject } from '../subject.ts';

/** "R1: Concurrent faults | 4 | 4 | 100%", "I1: No restart | 14 test cases": what is numbered under the group. */
export function* groupCounts(subject: Subject, { path }: DocumentReading, counts: readonly DeclaredCount[]): Generator<Found> {
  const traced = [...subject.inFile('requirement', path), ...subject.inFile('invariant', path)].filter((one) => homeOf(one).file === path);
  const byGroup = Map.groupBy(traced, (one) => one.fields.group);
  for (const row of Map.groupBy(counts, (count) => count.source.line).values()) {
    const id = numbered(row[0]?.what ?? '')?.id;
    const source = row[0]?.source;
    const members = id === undefined ? [] : (byGroup.get(id) ?? []);
    if (!source || members.length === 0) continue;
    const entities = members.map((one) => one.key);
    const related = [{ ...homeOf(members[0] as Entity), message: `the first of ${id}` }];
    const all = row.find((count) => /^(?:requirements|invariants|count|total|metrics\/logs)$/.test(count.unit));
    const covered = row.find((count) => count.unit === 'covered');
    const real = members.filter((one) => one.fields.status === 'covered').length;
    if (all && all.count !== members.length) yield { message: `${id}: ${all.count} declared, ${members.length} counted`, source, entities, related };
    else if (all && covered && covered.count !== real)
      yield { message: `${id}: ${covered.count} covered declared, ${real} counted`, source, entities, related };
    const tests = row.find((count) => /^(?:test )?(?:tests|cases)$|^test cases$/.test(count.unit) && !count.percent);
    if (!tests) continue;
    const links = members.flatMap((one) => subject.from(one.key, 'verified-by').map((link) => link.to));
    const different = new Set(links).size;
    // Some count the rows, some the tests, some each mention of a test.
    if (different > 0 && ![members.length, different, links.length].includes(tests.count))
      yield { message: `${id}: ${tests.count} test cases declared; its ${members.length} rows name ${different}`, source, entities, related };
  }
}

const everything =
  /\b(?:all|every|each|any|appropriate|specific|critical|existing)\b[^.()]{0,60}\b(?:requirements?|invariants?|categor(?:y|ies)|groups?)\b[^.()]{0,60}\(([A-Z]{1,8})-?(\d+)\s*(?:-|–|—|to)\s*\1-?(\d+)\)/i;

/** "All requirements (R1-R6)" in a book that goes on to R10. */
export function* staleRanges(groups: NumberedGroups, { outline, path }: DocumentReading): Generator<Found> {
  const places = linesOf(outline).flatMap(({ type, lines }) => {
    if (type === 'field') return [];
    return lines.flatMap(({ text, line }) => {
      const [, prefix, from, to] = (text.includes('(') && everything.exec(text)) || [];
      return prefix && from && to ? [{ line, prefix, from: Number(from), to: Number(to) }] : [];
    });
  });
  for (const [prefix, same] of Map.groupBy(places, (place) => place.prefix)) {
    const [first, ...others] = same;
    const beyond = first ? groups.of(prefix, path).filter(({ number }) => number > first.to) : [];
    const [next] = beyond;
    if (!first || !next) continue;
    const range = `${prefix}${first.from}-${prefix}${first.to}`;
    yield {
      message: `${range} is not all of them any more: there ${beyond.length === 1 ? 'is' : 'are'} ${beyond.map(({ entity }) => entity.id).join(', ')} too`,
      source: { file: path, line: first.line },
      entities: beyond.map(({ entity }) => entity.key),
      related: [
        { ...homeOf(next.entity), message: `${next.entity.id} "${next.entity.name}"` },
        ...others.map(({ line, from, to }) => ({ file: path, line, message: `said again: ${prefix}${from}-${prefix}${to}` })),
      ],
    };
  }
}

interface NumberedGroup {
  entity: Entity;
  number: number;
}

/** The groups of requirements and invariants by the letters before their numbers. */
export class NumberedGroups {
  /** By letters, then by family. */
  readonly #groups = new Map<string, Map<string | undefined, NumberedGroup[]>>();
  /** The family of the first group of some letters in a document. */
  readonly #own = new Map<string, string | undefined>();

  constructor(subject: Subject) {
    for (const entity of [...subject.of('requirement-group'), ...subject.of('invariant-group')]) {
      const prefix = prefixOf(entity.id ?? '');
      const number = Number(/^\D*(\d+)$/.exec(entity.id ?? '')?.[1] ?? Number.NaN);
      if (prefix === undefined) continue;
      const families = this.#groups.get(prefix) ?? new Map<string | undefined, NumberedGroup[]>();
      this.#groups.set(prefix, families);
      families.set(entity.family, families.get(entity.family) ?? []);
      if (!Number.isNaN(number)) families.get(entity.family)?.push({ entity, number });
      const home = `${prefix} ${homeOf(entity).file}`;
      if (!this.#own.has(home)) this.#own.set(home, entity.family);
    }
    for (const families of this.#groups.values()) for (const groups of families.values()) groups.sort((a, b) => a.number - b.number);
  }

  /** The groups of some letters, of one family only: the document's own, else the only one there is. */
  of(prefix: string, path: string): readonly NumberedGroup[] {
    const families = this.#groups.get(prefix);
    const home = `${prefix} ${path}`;
    if (this.#own.has(home)) return families?.get(this.#own.get(home)) ?? [];
    const [only, ...others] = families?.values() ?? [];
    return only && others.length === 0 ? only : [];
  }
}
