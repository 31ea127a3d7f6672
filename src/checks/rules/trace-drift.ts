import type { Entity } from '../../model/catalog.ts';
import { placeOf, type Source } from '../../model/source.ts';
import type { Row } from '../../reading/outline/blocks.ts';
import { remembered } from '../../reading/outline/remembered.ts';
import { columnsOf } from '../../reading/shapes/columns.ts';
import { tablesOf } from '../../reading/shapes/walk.ts';
import { idsIn } from '../../reading/words/ids.ts';
import { coverageOf } from '../../reading/words/status.ts';
import { isNothing } from '../../reading/words/text.ts';
import type { Found, Rule } from '../rule.ts';
import { titleOf, type Subject } from '../subject.ts';

export const traceDrift: Rule = {
  id: 'trace-drift',
  severity: 'warning',
  meaning: 'Two documents prove one claim by different tests, though elsewhere they name the same, or one of them by none.',
  why: 'One of the two rows was copied or forgotten: whoever reads it trusts a test that proves something else.',
  example: '| R2.2 | `test_publishes_once` |   (the requirements table has `test_commits_once`)',
  mend: 'Name the same test in both, or leave the second table out: the site makes it.',
  *check(subject) {
    yield* betweenDocuments(subject);
    yield* throughScenarios(subject);
    yield* leftEmpty(subject);
  },
};

/** The tests that one document names for a claim, and where. */
interface Traced {
  tests: Set<string>;
  source: Source;
}

/** What two documents say of the claims that both trace. */
function* betweenDocuments(subject: Subject): Generator<Found> {
  const pairs = new Map<string, { same: number; different: { claim: Entity; here: Traced; there: Traced }[] }>();
  const traced = tracedBy(subject);
  const claimsOf = new Map<string, number>();
  for (const byFile of traced.values()) for (const { tests } of byFile.values()) for (const test of tests) claimsOf.set(test, (claimsOf.get(test) ?? 0) + 1);
  for (const [claim, byFile] of traced) {
    const files = [...byFile.keys()].sort();
    for (const [index, there] of files.slice(0, mostDocuments).entries()) {
      for (const here of files.slice(index + 1, mostDocuments)) {
        const key = `${claim.kind} ${there} ${here}`;
        const pair = pairs.get(key) ?? { same: 0, different: [] };
        pairs.set(key, pair);
        const [a, b] = [byFile.get(here), byFile.get(there)];
        if (!a || !b) continue;
        if (a.tests.isDisjointFrom(b.tests)) pair.different.push({ claim, here: a, there: b });
        else pair.same += 1;
      }
    }
  }
  const told = new Set<Entity>();
  for (const { same, different } of pairs.values()) {
    // Documents that seldom name the same tests trace at different levels.
    if (same < 2 || different.length > same / 2) continue;
    for (const { claim, here, there } of different) {
      if (told.has(claim)) continue;
      told.add(claim);
      // The place whose tests belong to other claims too is probably the wrong one.
      const foreign = ({ tests }: Traced) => Math.max(0, ...[...tests].map((test) => claimsOf.get(test) ?? 0));
      const [wrong, right] = foreign(here) >= foreign(there) ? [here, there] : [there, here];
      yield {
        message: `${titleOf(claim)} is proved by ${named(wrong)} here and by ${named(right)} in ${placeOf(right.source)}`,
        source: wrong.source,
        entities: [claim.key],
        related: [{ ...right.source, message: named(right) }],
      };
    }
  }
}

/** More documents than these that trace one claim are not compared with each other. */
const mostDocuments = 8;

/** For each claim whose id means one thing, the tests that each document names for it. */
const tracedBy = remembered((subject: Subject): ReadonlyMap<Entity, ReadonlyMap<string, Traced>> => {
  const claims = Map.groupBy(
    [...subject.of('requirement'), ...subject.of('invariant'), ...subject.of('scenario')] as Entity[],
    (one) => `${one.kind} ${one.id}`,
  );
  const traced = new Map<Entity, Map<string, Traced>>();
  for (const { facts, path } of subject.readings) {
    for (const fact of facts) {
      const [claim, ...others] = fact.id === undefined ? [] : (claims.get(`${fact.kind} ${fact.id}`) ?? []);
      if (!claim || others.length > 0) continue;
      const tests = fact.mentions.flatMap(({ type, target }) => (type === 'verified-by' && target.kind === 'test' ? [target.name] : []));
      if (tests.length === 0) continue;
      const byFile = traced.get(claim) ?? new Map<string, Traced>();
      traced.set(claim, byFile);
      const known = byFile.get(path);
      byFile.set(path, { tests: new Set([...(known?.tests ?? []), ...tests]), source: known?.source ?? fact.source });
    }
  }
  return traced;
});

/** A scenario that names a requirement, and tests that belong to other requirements only. */
function* throughScenarios(subject: Subject): Generator<Found> {
  const scenarios = subject.of('scenario').map((scenario) => ({ scenario, tests: subject.from(scenario.key, 'verified-by').map((link) => link.to) }));
  const found: Found[] = [];
  let agreeing = 0;
  for (const { scenario, tests } of scenarios) {
    for (const link of [...subject.from(scenario.key, 'related'), ...subject.to(scenario.key, 'related')]) {
      const other = subject.get(link.from === scenario.key ? link.to : link.from);
      if (other?.kind !== 'requirement' || /\bshare\b|same tests?/.test(link.why) || tests.length === 0) continue;
      const own = subject.from(other.key, 'verified-by').map(({ to }) => to);
      if (own.length === 0) continue;
      if (own.some((test) => tests.includes(test))) {
        agreeing += 1;
        continue;
      }
      const owners = tests.flatMap((test) => subject.to(test, 'verified-by').flatMap(({ from }) => (from.startsWith('requirement:') ? [from] : [])));
      const [owner] = owners;
      const real = owner === undefined ? undefined : subject.get(owner);
      if (!real) continue;
      found.push({
        message: `${titleOf(scenario)} names ${other.id ?? other.name}, but its test proves ${titleOf(real)}`,
        source: link.source,
        entities: [scenario.key, other.key, real.key],
        related: [{ ...(subject.from(real.key, 'verified-by').find(({ to }) => tests.includes(to))?.source ?? link.source), message: titleOf(real) }],
      });
    }
  }
  if (agreeing >= 2 && found.length <= agreeing / 2) yield* found;
}

function named({ tests }: Traced): string {
  return [...tests].slice(0, 3).join(', ');
}

/** A row that gives a claim no test, and another document that gives it one. */
function* leftEmpty(subject: Subject): Generator<Found> {
  const traced = tracedBy(subject);
  const byId = new Map([...traced.keys()].map((claim) => [`${claim.kind} ${claim.id}`, claim]));
  for (const { outline, path } of subject.readings) {
    for (const section of outline.sections) {
      for (const table of tablesOf(section)) {
        const columns = columnsOf(table);
        const kind = (['requirement', 'invariant'] as const).find((role) => columns.has(role, 'test'));
        if (!kind || columns.has('count')) continue;
        for (const row of table.rows) {
          const id = idsIn(columns.cell(row, kind)?.text ?? '')[0];
          const claim = byId.get(`${kind} ${id}`);
          const cells = columns.cells(row, 'test');
          if (!claim || cells.length === 0 || !cells.every(({ cell }) => isNothing(cell.text)) || isPlanned(row)) continue;
          const other = [...(traced.get(claim) ?? [])].find(([file]) => file !== path)?.[1];
          if (!other || traced.get(claim)?.has(path)) continue;
          yield {
            message: `${titleOf(claim)} has no test here, and ${named(other)} in ${placeOf(other.source)}`,
            source: { file: path, line: row.line },
            entities: [claim.key],
            related: [{ ...other.source, message: named(other) }],
          };
        }
      }
    }
  }
}

/** What is planned in a row may be proved in a plan. */
function isPlanned(row: Row): boolean {
  return row.cells.some((cell) => coverageOf(cell.text) === 'planned');
}
