// The lists: which columns each has, and in which parts it is divided.
import type { Entity } from '../model/catalog.ts';
import type { EntityKind } from '../model/fields.ts';
import type { Trust } from '../model/trust.ts';
import { inSeconds } from './fields.ts';
import { compareSeverity } from './order.ts';
import { titleOf } from './names.ts';
import type { Site } from './site.ts';
import { testsBehind } from './trust.ts';

/** What stands in a cell; `Cell.astro` sets each. */
export type Cell =
  | { as: 'text'; text: string | undefined }
  | { as: 'code'; texts: readonly string[] }
  | { as: 'trust'; state: Trust | undefined }
  | { as: 'severity'; severity: string | undefined }
  | { as: 'cover'; state: string | undefined }
  | { as: 'entities'; entities: readonly Entity[]; none?: string };

export interface Column<K extends EntityKind> {
  head: string;
  /** A word or a figure stands in it, never more. */
  narrow?: true;
  cell: (entity: Entity<K>, site: Site) => Cell;
}

/** A part of a list under a heading of its own. */
export interface Part<K extends EntityKind> {
  title: string;
  slug: string;
  entities: readonly Entity<K>[];
  /** The page of the part itself: a group of requirements, a suite. */
  whole?: Entity | undefined;
}

const trust = { head: 'Trust', narrow: true as const, cell: (entity: Entity): Cell => ({ as: 'trust', state: entity.trust }) };
const claimed = {
  head: 'Documents claim',
  cell: (entity: Entity<'requirement' | 'invariant'>): Cell => ({ as: 'cover', state: entity.fields.status }),
};
const tests = {
  head: 'Tests',
  cell: (entity: Entity, site: Site): Cell => ({ as: 'entities', entities: testsBehind(site, entity), none: 'no test' }),
};

function text(head: string, of: (entity: never) => string | null | undefined) {
  return { head, cell: (entity: unknown): Cell => ({ as: 'text', text: of(entity as never) ?? undefined }) };
}

/** The columns after the name, for every kind that has a plain list. */
export const columns = {
  alert: [
    { head: 'Severity', narrow: true, cell: (alert) => ({ as: 'severity', severity: alert.fields.severity }) },
    { head: 'After', narrow: true, cell: (alert) => ({ as: 'text', text: alert.fields.for }) },
    { head: 'Scenarios', cell: (alert, site) => ({ as: 'entities', entities: site.origins(alert.key, 'observed-by', 'scenario') }) },
    { head: 'Defined in', cell: ({ fields }) => ({ as: 'text', text: fields.rule ? 'rule file' : 'documents only' }) },
  ] satisfies Column<'alert'>[],
  scenario: [
    trust,
    tests,
    { head: 'Alerts', cell: (scenario, site) => ({ as: 'entities', entities: site.targets(scenario.key, 'observed-by', 'alert'), none: 'no alert' }) },
  ] satisfies Column<'scenario'>[],
  requirement: [trust, tests, claimed] satisfies Column<'requirement'>[],
  invariant: [trust, tests, claimed] satisfies Column<'invariant'>[],
  test: [
    trust,
    {
      head: 'Verifies',
      cell: (test, site) => ({ as: 'entities', entities: site.origins(test.key, 'verified-by'), none: 'nothing' }),
    },
    { head: 'Smoke test', cell: (test, site) => ({ as: 'entities', entities: site.origins(test.key, 'smoke') }) },
  ] satisfies Column<'test'>[],
  'smoke-test': [
    trust,
    text('Duration', ({ fields }: Entity<'smoke-test'>) => fields.durationSeconds && inSeconds(fields.durationSeconds)),
    tests,
  ] satisfies Column<'smoke-test'>[],
  runbook: [
    trust,
    text('Runbook section', ({ fields }: Entity<'runbook'>) => (fields.section ? fields.section.heading : fields.section === null ? 'TBD' : undefined)),
    { head: 'Tests behind it', cell: (entry, site) => ({ as: 'entities', entities: testsBehind(site, entry), none: 'no test' }) },
  ] satisfies Column<'runbook'>[],
  metric: [
    text('Type', ({ fields }: Entity<'metric'>) => fields.type),
    { head: 'Labels', cell: ({ fields }) => ({ as: 'code', texts: [...new Set((fields.labelSets ?? []).flatMap(({ labels }) => labels))] }) },
    { head: 'Alerts that use it', cell: (metric, site) => ({ as: 'entities', entities: site.origins(metric.key, 'uses', 'alert') }) },
  ] satisfies Column<'metric'>[],
  dashboard: [
    text('File', ({ fields }: Entity<'dashboard'>) => fields.file),
    { head: 'Panels', cell: (dashboard, site) => ({ as: 'entities', entities: site.origins(dashboard.key, 'part-of', 'panel') }) },
  ] satisfies Column<'dashboard'>[],
  panel: [
    text('Section', ({ fields }: Entity<'panel'>) => fields.section),
    { head: 'Scenarios it shows', cell: (panel, site) => ({ as: 'entities', entities: site.origins(panel.key, 'observed-by', 'scenario') }) },
    { head: 'Metrics', cell: (panel, site) => ({ as: 'entities', entities: site.targets(panel.key, 'uses', 'metric') }) },
  ] satisfies Column<'panel'>[],
  process: [
    text('Cadence', ({ fields }: Entity<'process'>) => fields.cadence?.join('; ')),
    text(
      'Checklist',
      ({ fields }: Entity<'process'>) => fields.checklist && `${fields.checklist.filter(({ done }) => done).length} of ${fields.checklist.length} done`,
    ),
    text('Last dry run', ({ fields }: Entity<'process'>) => [fields.lastDryRun?.date, fields.lastDryRun?.result].filter(Boolean).join(': ') || 'never'),
  ] satisfies Column<'process'>[],
  'review-trigger': [
    text('Priority', ({ fields }: Entity<'review-trigger'>) => fields.priority),
    text('Timeline', ({ fields }: Entity<'review-trigger'>) => fields.timeline),
    text('Actions', ({ fields }: Entity<'review-trigger'>) => fields.actions?.length.toString()),
  ] satisfies Column<'review-trigger'>[],
  task: [
    text('Priority', ({ fields }: Entity<'task'>) => fields.priority),
    text('Status', ({ fields }: Entity<'task'>) => fields.status),
    text('Owner', ({ fields }: Entity<'task'>) => fields.owner ?? 'nobody'),
    text('Type', ({ fields }: Entity<'task'>) => fields.type),
  ] satisfies Column<'task'>[],
  module: [
    text('Role', ({ fields }: Entity<'module'>) => fields.role),
    { head: 'Its change triggers', cell: (module, site) => ({ as: 'entities', entities: site.targets(module.key, 'triggers') }) },
  ] satisfies Column<'module'>[],
};

export type ListedKind = keyof typeof columns;

/** Divides a list where its kind has parts that people know: families, suites, severities. */
export function partsOf<K extends ListedKind>(site: Site, kind: K): Part<K>[] {
  const entities = site.of(kind);
  if (kind === 'test') return bySuite(site, entities as Entity<'test'>[]) as unknown as Part<K>[];
  if (kind === 'alert') return bySeverity(entities as Entity<'alert'>[]) as unknown as Part<K>[];
  if (kind === 'requirement' || kind === 'invariant') return byGroup(site, entities as Entity<'requirement' | 'invariant'>[]) as unknown as Part<K>[];
  return byFamily(site, entities as Entity[]) as unknown as Part<K>[];
}

/** By the group that an id is numbered under; ids without one stand by their family. */
function byGroup(site: Site, entities: readonly Entity<'requirement' | 'invariant'>[]): Part<EntityKind>[] {
  const groups = Map.groupBy(entities, (entity) => site.targets(entity.key, 'part-of')[0] ?? entity.family ?? '');
  return [...groups].map(([group, members]) => {
    const whole = typeof group === 'string' ? undefined : group;
    const family = members[0]?.family ?? '';
    return {
      title: whole ? titleOf(whole) : `Without a group, in ${familyTitle(site, family, members)}`,
      slug: `${family}-${whole?.id ?? 'others'}`.toLowerCase(),
      entities: members as never[],
      whole,
    };
  });
}

function bySuite(site: Site, entities: readonly Entity<'test'>[]): Part<'test'>[] {
  const groups = Map.groupBy(entities, (test) => test.fields.suite ?? '');
  return [...groups]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(([suite, tests]) => ({ title: suite || 'Suite not stated', slug: suite || 'suite-not-stated', entities: tests, whole: site.find(`suite:${suite}`) }));
}

function bySeverity(entities: readonly Entity<'alert'>[]): Part<'alert'>[] {
  const groups = Map.groupBy(entities, (alert) => alert.fields.severity?.toLowerCase());
  return [...groups]
    .sort(([a], [b]) => compareSeverity(a, b))
    .map(([severity, alerts]) => ({
      title: severity ? `${severity[0]?.toUpperCase()}${severity.slice(1)}` : 'Severity not stated',
      slug: severity ?? 'severity-not-stated',
      entities: alerts,
    }));
}

function byFamily(site: Site, entities: readonly Entity[]): Part<EntityKind>[] {
  const groups = Map.groupBy(entities, (entity) => entity.family ?? '');
  return [...groups].map(([family, members]) => ({ title: familyTitle(site, family, members), slug: family || 'all', entities: members as never[] }));
}

/** The title of the document that defines a family; a family that several documents share has its own name. */
export function familyTitle(site: Site, family: string, members: readonly Entity[]): string {
  if (family === '') return '';
  const [largest = ['', []], next] = [...Map.groupBy(members, (entity) => entity.sources[0]?.file ?? '')].sort(([, a], [, b]) => b.length - a.length);
  const shared = next !== undefined && next[1].length * 4 > largest[1].length;
  const document = shared ? undefined : site.find(`document:${largest[0]}`);
  return document ? titleOf(document) : family.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
}
