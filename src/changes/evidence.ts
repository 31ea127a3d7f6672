// Which evidence each side has. What only one side has read says nothing about the change itself.
import type { Catalog, Entity } from '../model/catalog.ts';
import type { Link } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import { evidenceKinds, type Changes, type EvidenceKind } from './change.ts';

/** Rules that hold documents against evidence: without it on both sides their findings cannot be compared. */
const rulesAbout: Partial<Record<EvidenceKind, readonly string[]>> = {
  suites: ['test-missing', 'test-undocumented', 'suite-missing', 'metric-label-drift'],
  metrics: ['metric-label-drift'],
  rules: [
    'alert-drift',
    'alert-logic',
    'alert-template',
    'alert-undocumented',
    'alert-unknown',
    'alert-without-runbook',
    'metric-unknown',
    'runbook-url-broken',
  ],
};

/** Fields that come from evidence. */
const fieldsFrom: Partial<Record<EvidenceKind, Partial<Record<Entity['kind'], readonly string[]>>>> = {
  suites: {
    suite: ['file', 'runs', 'neverRuns', 'listsUndefined', 'runsNothing', 'undecided', 'contracts'],
    test: ['suite', 'groups', 'condition'],
    metric: ['labelSets'],
  },
  rules: { alert: ['severity', 'expr', 'for', 'rule', 'group', 'summary', 'description', 'runbookUrl', 'labels'] },
  dashboards: { panel: ['queries', 'section', 'dashboard'], dashboard: ['queries', 'file', 'uid'] },
  metrics: { metric: ['type', 'description', 'labelSets'] },
};

/** The evidence through which an entity is known that no document names. */
const knownThrough: Partial<Record<Entity['kind'], EvidenceKind>> = {
  alert: 'rules',
  metric: 'rules',
  suite: 'suites',
  test: 'suites',
  dashboard: 'dashboards',
  panel: 'dashboards',
};

/** The evidence that both sides have, and what follows for comparing. */
export class SharedEvidence {
  readonly notCompared: Changes['notCompared'];
  readonly #onOneSide: ReadonlySet<EvidenceKind>;
  readonly #onBoth: ReadonlySet<EvidenceKind>;

  constructor(base: Catalog, head: Catalog) {
    const [before, after] = [evidenceIn(base), evidenceIn(head)];
    const oneSided = evidenceKinds.filter((kind) => before.has(kind) !== after.has(kind));
    this.#onOneSide = new Set(oneSided);
    this.#onBoth = before.intersection(after);
    this.notCompared = oneSided.map((what) => ({
      what,
      only: before.has(what) ? 'base' : 'head',
      why: `only the ${before.has(what) ? 'base' : 'head'} was read with ${what}`,
    }));
    if (base.asOf !== head.asOf)
      this.notCompared.push({
        what: 'date',
        only: 'both',
        why: `the base was read as of ${base.asOf}, the head as of ${head.asOf}: what depends on the day may differ`,
      });
  }

  has(kind: EvidenceKind): boolean {
    return this.#onBoth.has(kind);
  }

  isOnOneSide(kind: EvidenceKind): boolean {
    return this.#onOneSide.has(kind);
  }

  /** Is this field of such an entity known on one side only because only that side has the evidence? */
  hidesField(kind: Entity['kind'], field: string): boolean {
    const [name = field] = field.split('.');
    return [...this.#onOneSide].some((evidence) => fieldsFrom[evidence]?.[kind]?.includes(name));
  }

  hidesRule(rule: string): boolean {
    return [...this.#onOneSide].some((evidence) => rulesAbout[evidence]?.includes(rule));
  }

  hidesEntity(entity: Entity): boolean {
    const through = knownThrough[entity.kind];
    return through !== undefined && this.#onOneSide.has(through) && !entity.sources.some(isDocument);
  }

  hidesLink({ from, source }: Link): boolean {
    const through = knownThrough[from.slice(0, from.indexOf(':')) as Entity['kind']];
    return through !== undefined && this.#onOneSide.has(through) && !isDocument(source);
  }
}

function isDocument({ file }: Source): boolean {
  return /\.(?:md|mdx|markdown)$/i.test(file);
}

function evidenceIn(catalog: Catalog): Set<EvidenceKind> {
  const found = new Set<EvidenceKind>();
  for (const { kind, fields, sources } of catalog.entities) {
    if (kind === 'alert' && fields.rule) found.add('rules');
    if (kind === 'suite' && fields.readFrom) found.add('suites');
    if (kind === 'test' && fields.lastResult) found.add('results');
    if (kind === 'metric' && fields.labelSets?.some((set) => set.emitted)) found.add('metrics');
    if (kind === 'dashboard' && sources.some(({ file }) => file.endsWith('.json'))) found.add('dashboards');
  }
  return found;
}
