// Scenario x facet: what documents declare beside what their links count.
import type { Entity } from '../model/catalog.ts';
import type { Site } from './site.ts';

export const facets = ['tests', 'metrics', 'alerts', 'dashboards'] as const;
export type Facet = (typeof facets)[number];
export type Declared = 'covered' | 'partial' | 'none';

export interface FacetCell {
  facet: Facet;
  declared: Declared | undefined;
  /** What documents and rules link with the scenario. */
  counted: readonly Entity[];
  /** Declared covered and nothing is there, or declared none and something is. */
  contradicts: boolean;
}

export interface CoverageRow {
  scenario: Entity<'scenario'>;
  cells: FacetCell[];
}

/** One row for each scenario, in the order of scenarios. */
export function coverageOf(site: Site): CoverageRow[] {
  return site.of('scenario').map((scenario) => ({ scenario, cells: facets.map((facet) => cellOf(site, scenario, facet)) }));
}

function cellOf(site: Site, scenario: Entity<'scenario'>, facet: Facet): FacetCell {
  const declared = scenario.fields.coverage?.[facet];
  const counted = countedOf(site, scenario.key, facet);
  const contradicts = (declared === 'covered' && counted.length === 0) || (declared === 'none' && counted.length > 0);
  return { facet, declared, counted, contradicts };
}

function countedOf(site: Site, key: string, facet: Facet): Entity[] {
  switch (facet) {
    case 'tests':
      return site.targets(key, 'verified-by', 'test');
    case 'metrics':
      return site.targets(key, 'observed-by', 'metric');
    case 'alerts':
      return site.targets(key, 'observed-by', 'alert');
    case 'dashboards':
      return [...site.targets(key, 'observed-by', 'panel'), ...site.targets(key, 'observed-by', 'dashboard')];
  }
}

export interface CoveragePart {
  family: string;
  rows: CoverageRow[];
  /** Does any document declare coverage for these scenarios? Else there is only what is counted. */
  declares: boolean;
}

/** The rows of each family of documents. */
export function coverageParts(rows: readonly CoverageRow[]): CoveragePart[] {
  return [...Map.groupBy(rows, ({ scenario }) => scenario.family ?? '')].map(([family, members]) => ({
    family,
    rows: members,
    declares: members.some(({ scenario }) => scenario.fields.coverage !== undefined),
  }));
}

export interface Gap {
  facet: Facet;
  title: string;
  /** Documents say outright that there is none. */
  declaredNone: Entity<'scenario'>[];
  /** Nobody says so, and nothing is there. */
  nothingNamed: Entity<'scenario'>[];
}

const gapTitles: Record<Facet, string> = {
  tests: 'Scenarios without a test',
  metrics: 'Scenarios without a metric',
  alerts: 'Scenarios without an alert',
  dashboards: 'Scenarios without a panel',
};

/** What is missing, facet by facet. */
export function gapsOf(rows: readonly CoverageRow[]): Gap[] {
  return facets.map((facet, index) => {
    const cells = rows.map(({ scenario, cells: all }) => ({ scenario, cell: all[index] as FacetCell }));
    return {
      facet,
      title: gapTitles[facet],
      declaredNone: cells.filter(({ cell }) => cell.declared === 'none').map(({ scenario }) => scenario),
      nothingNamed: cells.filter(({ cell }) => cell.declared !== 'none' && cell.counted.length === 0).map(({ scenario }) => scenario),
    };
  });
}
