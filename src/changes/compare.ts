// Two catalogs become the changes between them. Pure: the same two sides give the same changes, and the other way round the mirror.
import type { Entity } from '../model/catalog.ts';
import type { Link } from '../model/link.ts';
import { compareText } from '../model/source.ts';
import type { Trust } from '../model/trust.ts';
import { named, type Changes, type CoverageChange } from './change.ts';
import { contentOf, fieldChanges } from './content.ts';
import { verdictsOf } from './coverage.ts';
import { documentChanges, movedDocuments, type Side } from './documents.ts';
import { SharedEvidence } from './evidence.ts';
import { compareFindingsOf } from './findings.ts';
import { pairEntities, sameName, type Pair, type Pairing } from './pairs.ts';
import { comparableTrust } from './trust.ts';

/** What differs between a base and a head. */
export function compareCatalogs(base: Side, head: Side): Changes {
  const evidence = new SharedEvidence(base.catalog, head.catalog);
  const moved = movedDocuments(base, head);
  const pairing = pairEntities(base.catalog, head.catalog, moved);
  const added = pairing.added.filter((entity) => !evidence.hidesEntity(entity));
  const removed = pairing.removed.filter((entity) => !evidence.hidesEntity(entity));
  const hidden = new Set([...pairing.added, ...pairing.removed].filter((entity) => evidence.hidesEntity(entity)).map(({ key }) => key));
  const isShown = (link: Link) => !hidden.has(link.from) && !hidden.has(link.to) && !evidence.hidesLink(link);
  const trust = [comparableTrust(base.catalog, evidence), comparableTrust(head.catalog, evidence)] as const;
  const entities = {
    added: byKey(added).map(named),
    removed: byKey(removed).map(named),
    renamed: byKeyInHead(pairing.pairs.filter((pair) => isRenamed(pair))).map(({ before, after, why }) => ({
      before: named(before),
      after: named(after),
      why: why ?? '',
    })),
    changed: byKeyInHead(pairing.pairs).flatMap(({ before, after }) => {
      const all = fieldChanges(
        contentOf(before, (file) => moved.get(file) ?? file),
        contentOf(after),
      );
      const fields = all.filter(({ field }) => !evidence.hidesField(after.kind, field));
      return fields.length > 0 ? [{ before: named(before), after: named(after), fields }] : [];
    }),
  };
  const links = compareLinks(base.catalog.links, head.catalog.links, pairing, isShown);
  const coverage = compareCoverage(
    verdictsOf(base.catalog, (key) => trust[0].get(key)),
    verdictsOf(head.catalog, (key) => trust[1].get(key)),
    pairing,
  );
  const findings = compareFindingsOf(
    base.catalog.findings.filter(({ rule }) => !evidence.hidesRule(rule)),
    head.catalog.findings.filter(({ rule }) => !evidence.hidesRule(rule)),
    { pairs: pairing.pairs, moved, keyInHead: pairing.keyInHead },
  );
  const spoken = new Set(
    [
      ...entities.added,
      ...entities.changed.map(({ after }) => after),
      ...entities.removed,
      ...links.added.map(({ source }) => source),
      ...links.removed.map(({ source }) => source),
    ].map(({ file }) => file),
  );
  return {
    base: { title: base.catalog.title, asOf: base.catalog.asOf },
    head: { title: head.catalog.title, asOf: head.catalog.asOf },
    entities,
    links,
    trust: compareTrust(pairing.pairs, ...trust),
    coverage,
    findings,
    documents: documentChanges(base, head, moved, spoken),
    notCompared: evidence.notCompared,
  };
}

/** A key that only follows a moved document is no new name. */
function isRenamed(pair: Pair): boolean {
  return pair.before.kind !== 'document' && !sameName(pair.before, pair.after);
}

/** Links by what they tie: the reason and the place may change with every edit. */
function compareLinks(base: readonly Link[], head: readonly Link[], { keyInHead }: Pairing, isShown: (link: Link) => boolean): Changes['links'] {
  const before = new Set(base.map((link) => nameOf(keyInHead(link.from), link, keyInHead(link.to))));
  const after = new Set(head.map((link) => nameOf(link.from, link, link.to)));
  return {
    added: head.filter((link) => isShown(link) && !before.has(nameOf(link.from, link, link.to))),
    removed: base.filter((link) => isShown(link) && !after.has(nameOf(keyInHead(link.from), link, keyInHead(link.to)))),
  };
}

/** A tie has no direction: which side it is stored at follows from the order of keys. */
function nameOf(from: string, { type }: Link, to: string): string {
  return [...(type === 'related' ? [from, to].sort(compareText) : [from, to]), type].join('\n');
}

function compareTrust(pairs: readonly Pair[], base: ReadonlyMap<string, Trust>, head: ReadonlyMap<string, Trust>): Changes['trust'] {
  return byKeyInHead(pairs).flatMap(({ before: old, after: now }) => {
    const [before, after] = [base.get(old.key), head.get(now.key)];
    return before && after && before !== after ? [{ entity: named(now), before, after }] : [];
  });
}

function compareCoverage(base: ReturnType<typeof verdictsOf>, head: ReturnType<typeof verdictsOf>, pairing: Pairing): CoverageChange[] {
  const both = byKeyInHead(pairing.pairs).map(({ before, after }) => ({ entity: after, before: base.get(before.key), after: head.get(after.key) }));
  const fresh = byKey(pairing.added).map((entity) => ({ entity, before: undefined, after: head.get(entity.key) }));
  const gone = byKey(pairing.removed).map((entity) => ({ entity, before: base.get(entity.key), after: undefined }));
  return [...both, ...fresh, ...gone].flatMap(({ entity, before, after }) => {
    // Of a claim that is new or gone only its tests are told: its other facets say no more than that.
    const facets = before && after ? [...before.keys()] : before || after ? ['tests'] : [];
    return facets.flatMap((facet): CoverageChange[] => {
      const [old, now] = [before?.get(facet), after?.get(facet)];
      return old === now ? [] : [{ entity: named(entity), facet, ...(old ? { before: old } : {}), ...(now ? { after: now } : {}) }];
    });
  });
}

function byKey(entities: readonly Entity[]): Entity[] {
  return [...entities].sort((a, b) => compareText(a.key, b.key));
}

function byKeyInHead(pairs: readonly Pair[]): Pair[] {
  return [...pairs].sort((a, b) => compareText(a.after.key, b.after.key));
}
