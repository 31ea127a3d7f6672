// Where a runbook entry's section is: `docs/RUNBOOK.md` → "Broker failures".
import type { Entity } from '../model/catalog.ts';
import type { DocumentReading } from '../reading/read.ts';
import type { Section } from '../reading/outline/outline.ts';

type Place = NonNullable<Entity<'runbook'>['fields']['section']>;

export interface FoundSection {
  reading: DocumentReading;
  section: Section;
}

/** Finds the sections that runbook entries name, in one book. */
export class RunbookSections {
  readonly #byName: Map<string, DocumentReading[]>;

  constructor(readings: readonly DocumentReading[]) {
    this.#byName = Map.groupBy(readings, ({ path }) => nameOf(path));
  }

  /** The document: paths are written from anywhere, so the longest one that ends alike counts, else the file's name. */
  document({ file }: Place): DocumentReading | undefined {
    const named = file === '' ? [] : (this.#byName.get(nameOf(file)) ?? []);
    const clean = file.replace(/^(?:\.{1,2}\/)+/, '');
    return named.find(({ path }) => path === clean || path.endsWith(`/${clean}`)) ?? named[0];
  }

  /** The section: the whole document where no heading is named, nothing where it has no such heading. */
  section(place: Place): FoundSection | undefined {
    const reading = this.document(place);
    if (!reading) return undefined;
    const { root, sections } = reading.outline;
    const section = place.heading === '' ? root : sections.find(({ title }) => title !== '' && alike(title, place.heading));
    return section && { reading, section };
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}

/** Headings are quoted freely: case, marks and a number before them do not count. */
function alike(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(a) === plain(b) || plain(a).endsWith(plain(b));
}
