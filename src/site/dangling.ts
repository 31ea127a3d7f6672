// The gate that Astro lacks: it prints "undefined" for a reference that leads nowhere, and succeeds.
import type { Catalog } from '../model/catalog.ts';
import { placeOf } from '../model/source.ts';

/** A reference that our own code made leads to nothing: a defect of Faultbook, never of a document. */
export class DanglingReference extends Error {
  override name = 'DanglingReference';
}

/** Every reference in a catalog that leads to no entity, in words. */
export function danglingIn(catalog: Pick<Catalog, 'entities' | 'links' | 'findings'>): string[] {
  const keys = new Set(catalog.entities.map((entity) => entity.key));
  const links = catalog.links.flatMap((link) =>
    [link.from, link.to].filter((key) => !keys.has(key)).map((key) => `${key}, in the link ${link.from} ${link.type} ${link.to} (${placeOf(link.source)})`),
  );
  const findings = catalog.findings.flatMap((finding) =>
    finding.entities.filter((key) => !keys.has(key)).map((key) => `${key}, in a finding ${finding.rule} (${placeOf(finding.source)})`),
  );
  return [...links, ...findings];
}

/** @throws DanglingReference when any reference in the catalog leads nowhere */
export function refuseDangling(catalog: Pick<Catalog, 'entities' | 'links' | 'findings'>): void {
  const dangling = danglingIn(catalog);
  if (dangling.length === 0) return;
  const shown = dangling.slice(0, 10).map((line) => `  ${line}`);
  const more = dangling.length > 10 ? [`  and ${dangling.length - 10} more`] : [];
  throw new DanglingReference(['These references lead to no entity; this is a defect of Faultbook:', ...shown, ...more].join('\n'));
}
