// Where a runbook entry's section is: `docs/RUNBOOK.md` → "Broker failures".
import { posix } from 'node:path';
import type { Entity } from '../model/catalog.ts';
import type { AnyFact } from '../reading/fact.ts';
import type { DocumentReading } from '../reading/read.ts';
import type { Section } from '../reading/outline/outline.ts';

type Place = NonNullable<Entity<'runbook'>['fields']['section']>;

export interface FoundSection {
  reading: DocumentReading;
  section: Section;
}

/** Words at the beginning of a heading that may be left out. */
const mostWords = 20;

/** Finds the sections that runbook entries name, in one book. */
export class RunbookSections {
  readonly #byPath: Map<string, DocumentReading>;
  /** Documents by the ends of their paths, whole steps only; the first of several. */
  readonly #byEnding = new Map<string, DocumentReading>();
  readonly #byName = new Map<string, DocumentReading>();
  readonly #byHeading = new Map<string, Map<string, Section>>();

  constructor(readings: readonly DocumentReading[]) {
    this.#byPath = new Map(readings.map((reading) => [reading.path, reading]));
    for (const reading of readings) {
      const { path } = reading;
      for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) setFirst(this.#byEnding, path.slice(at + 1), reading);
      setFirst(this.#byName, nameOf(path), reading);
    }
  }

  /**
   * The document: as seen from the one that names it, else from the top. Paths are written from anywhere, so one that ends
   * alike counts too, else the file's name.
   * @param from the document that names it
   */
  document({ file }: Place, from: string): DocumentReading | undefined {
    if (file === '') return undefined;
    const clean = file.replace(/^(?:\.{1,2}\/)+/, '');
    const seen = posix.join(posix.dirname(from), file);
    return this.#byPath.get(seen) ?? this.#byPath.get(clean) ?? this.#byEnding.get(clean) ?? this.#byName.get(nameOf(file));
  }

  /** The section: the whole document where no heading is named, nothing where it has no such heading. */
  section(place: Place, from: string): FoundSection | undefined {
    const reading = this.document(place, from);
    if (!reading) return undefined;
    const section = place.heading === '' ? reading.outline.root : this.#headings(reading).get(plain(place.heading));
    return section && { reading, section };
  }

  /** The sections of a document by all words of their headings, and by the last of them. */
  #headings({ path, outline }: DocumentReading): Map<string, Section> {
    const known = this.#byHeading.get(path);
    if (known) return known;
    const headings = new Map<string, Section>();
    for (const section of outline.sections) {
      const words = plain(section.title).split(' ');
      for (let from = 0; from < Math.min(words.length, mostWords); from += 1) {
        const ending = words.slice(from).join(' ');
        if (ending !== '') setFirst(headings, ending, section);
      }
    }
    this.#byHeading.set(path, headings);
    return headings;
  }
}

/** Facts without the pages for alerts to which an entry of another document leads: these pages are what to do for that entry. */
export function withoutNamedPages(facts: readonly AnyFact[], readings: readonly DocumentReading[]): readonly AnyFact[] {
  if (!facts.some((fact) => fact.isPage)) return facts;
  const sections = new RunbookSections(readings);
  const named = new Set(
    facts.flatMap((fact) => {
      const place = fact.kind === 'runbook' && !fact.isPage ? fact.fields.section?.value : undefined;
      const path = place ? sections.document(place, fact.source.file)?.path : undefined;
      return path === undefined || path === fact.source.file ? [] : [path];
    }),
  );
  return facts.filter((fact) => !(fact.isPage && named.has(fact.source.file)));
}

function setFirst<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}

/** Headings are quoted freely: case, marks and words before them, such as a number, do not count. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
