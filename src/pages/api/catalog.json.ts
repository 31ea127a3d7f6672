// The catalog for programs: the same that `faultbook catalog` prints.
import type { APIRoute } from 'astro';
import { ofKind, summaryOf } from '../../catalog/catalog.ts';
import { sortedLinks } from '../../catalog/links.ts';
import { schemaVersion, type Catalog } from '../../model/catalog.ts';
import { compareFindings } from '../../model/finding.ts';
import { compareText } from '../../model/source.ts';
import { currentSite } from '../../site/current.ts';

export const GET: APIRoute = async () => {
  const site = await currentSite();
  const { book, findings } = site;
  const ordered = [...site.entities].sort((a, b) => compareText(a.key, b.key));
  const catalog: Catalog = {
    schema: schemaVersion,
    title: book.title,
    asOf: book.asOf,
    documents: ofKind(ordered, 'document').map(summaryOf),
    entities: ordered,
    links: sortedLinks(ordered.flatMap(({ key }) => site.linksFrom(key))),
    findings: [...findings].sort(compareFindings),
  };
  return new Response(`${JSON.stringify(catalog, null, 1)}\n`, { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
