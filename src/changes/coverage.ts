// How far claims are covered: a verdict for each claim and facet, and which verdicts a change moves.
import type { Catalog, Entity } from '../model/catalog.ts';
import type { Link } from '../model/link.ts';
import type { Trust } from '../model/trust.ts';
import { verdicts, type CoverageChange, type Verdict } from './change.ts';

/** The verdicts of one entity, by facet. */
export type Verdicts = ReadonlyMap<string, Verdict>;

const claimLinks = new Set<Link['type']>(['verified-by', 'smoke', 'guarantees']);
const bad = new Set<Trust>(['missing', 'failing', 'flaky', 'skipped']);

/** The verdicts of every claim of a catalog, by key. */
export function verdictsOf(catalog: Catalog, trustOf: (key: string) => Trust | undefined): Map<string, Verdicts> {
  const from = Map.groupBy(catalog.links, (link) => link.from);
  const kindOf = new Map(catalog.entities.map(({ key, kind }) => [key, kind]));
  const found = new Map<string, Verdicts>();
  for (const entity of catalog.entities) {
    const declared = declaredOf(entity);
    if (!declared) continue;
    const links = from.get(entity.key) ?? [];
    const tests = links.filter((link) => claimLinks.has(link.type)).map((link) => trustOf(link.to) ?? 'declared');
    const verdictOf = new Map([
      [
        'tests',
        verdict(
          declared['tests'],
          tests.length,
          tests.some((state) => bad.has(state)),
        ),
      ],
    ]);
    if (entity.kind === 'scenario') {
      for (const [facet, kind] of [
        ['metrics', 'metric'],
        ['alerts', 'alert'],
        ['dashboards', 'panel'],
      ] as const) {
        const count = links.filter((link) => link.type === 'observed-by' && kindOf.get(link.to) === kind).length;
        verdictOf.set(facet, verdict(declared[facet], count, false));
      }
    }
    found.set(entity.key, verdictOf);
  }
  return found;
}

/** What documents declare, by facet; nothing for what makes no claim that tests can cover. */
function declaredOf(entity: Entity): Record<string, string | undefined> | undefined {
  switch (entity.kind) {
    case 'requirement':
    case 'invariant':
      return { tests: entity.fields.status ?? (entity.fields.testsInWords ? 'covered' : undefined) };
    case 'scenario':
      return { tests: entity.fields.status, ...entity.fields.coverage };
    case 'runbook':
      return {};
    default:
      return undefined;
  }
}

/** A claim that declares itself covered and names nothing is not verified; one that names tests is as good as they are. */
function verdict(declared: string | undefined, count: number, broken: boolean): Verdict {
  if (declared === 'none') return 'uncovered';
  if (declared === 'planned') return 'planned';
  if (count === 0) return declared === undefined ? 'uncovered' : 'unverified';
  if (broken) return 'unverified';
  return declared === 'partial' ? 'partial' : 'covered';
}

/** Did coverage get worse: a lower verdict, or a new claim that nothing covers? */
export function isLoss({ before, after, facet }: CoverageChange): boolean {
  if (after === undefined) return false;
  if (before === undefined) return facet === 'tests' && after === 'uncovered';
  return verdicts.indexOf(after) < verdicts.indexOf(before);
}
