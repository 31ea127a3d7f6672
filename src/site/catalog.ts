// The catalog as the command line has it, from what the site holds: reports that take one take this.
import { ofKind, summaryOf } from '../catalog/catalog.ts';
import { sortedLinks } from '../catalog/links.ts';
import { schemaVersion, type Catalog } from '../model/catalog.ts';
import { compareFindings } from '../model/finding.ts';
import { compareText } from '../model/source.ts';
import type { Site } from './site.ts';

/** The same catalog that `faultbook catalog` prints. */
export function catalogOf(site: Site): Catalog {
  const { book, findings } = site;
  const ordered = [...site.entities].sort((a, b) => compareText(a.key, b.key));
  return {
    schema: schemaVersion,
    title: book.title,
    asOf: book.asOf,
    documents: ofKind(ordered, 'document').map(summaryOf),
    entities: ordered,
    links: sortedLinks(ordered.flatMap(({ key }) => site.linksFrom(key))),
    findings: [...findings].sort(compareFindings),
  };
}
