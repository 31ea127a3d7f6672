// Totals in a document about what it lists itself: "9 experiments in total", "8 of 9 requirements".
import type { Entity } from '../../model/catalog.ts';
import { plain } from '../../reading/outline/inline.ts';
import { sectionAt } from '../../reading/outline/outline.ts';
import type { DocumentReading } from '../../reading/read.ts';
import type { DeclaredCount } from '../../reading/shapes/counts.ts';
import type { Found } from '../rule.ts';
import { homeOf, type Subject } from '../subject.ts';

const kinds = [
  { kind: 'requirement', unit: /^(?:total |all )?requirements$/, plural: 'requirements' },
  { kind: 'invariant', unit: /^(?:total |all )?invariants$/, plural: 'invariants' },
  { kind: 'scenario', unit: /^(?:total |all )?(?:\w+ )?(?:scenarios|experiments|failure modes)$/, plural: 'scenarios' },
] as const;

/** Fewer than these are no list that anybody counts. */
const fewest = 3;

/** A count of all that a document lists, against the list. Documents that list nothing count what is elsewhere, and are left alone. */
export function* listedCounts(subject: Subject, reading: DocumentReading, counts: readonly DeclaredCount[]): Generator<Found> {
  const lists = kinds.flatMap(({ kind, unit, plural }) => {
    const here = (subject.inFile(kind, reading.path) as Listed[]).filter((one) => homeOf(one).file === reading.path);
    const listed = rowsOf(here, reading);
    return listed.length === 0 ? [] : [{ unit, plural, listed }];
  });
  for (const { unit, plural, listed } of lists) {
    const [first] = [...listed].sort((a, b) => homeOf(a).line - homeOf(b).line);
    // Matrices and groups are counted with more care where they are read.
    const isCounted = listed.some(({ fields }) => ('group' in fields && fields.group !== undefined) || ('coverage' in fields && fields.coverage !== undefined));
    if (!first || listed.length < fewest || isCounted) continue;
    const related = [{ ...homeOf(first), message: `the first of ${listed.length}` }];
    const covered = listed.filter((one) => one.fields.status === 'covered').length;
    for (const count of counts) {
      const isTotal = count.unit === 'total' && lists.length === 1 && sums.test(count.what);
      if (!(isTotal || unit.test(count.unit)) || count.percent || !isAboutAll(reading, count)) continue;
      const total = count.of ?? count.count;
      if (total !== listed.length)
        yield { message: `${total} ${plural} declared, ${listed.length} listed in this document`, source: count.source, entities: [], related };
      else if (count.of !== undefined && count.count !== covered && listed.every((one) => one.fields.status !== undefined))
        yield { message: `${count.count} of ${total} ${plural} declared, ${covered} covered by their own status`, source: count.source, entities: [], related };
    }
  }
}

/** An id with two titles is two rows of one table, and one thing that a table lists and a heading describes: ambiguous-id tells of both. */
function rowsOf(here: readonly Listed[], { outline }: DocumentReading): readonly Listed[] {
  const different = [...new Map(here.map((one) => [one.id ?? one.key, one])).values()];
  const sectionOf = (one: Listed) => sectionAt(outline.sections, homeOf(one).line);
  const lists = [...Map.groupBy(here, sectionOf).values()];
  return lists.reduce((most: readonly Listed[], list) => (list.length > most.length ? list : most), different);
}

type Listed = Entity<'requirement' | 'invariant' | 'scenario'>;

const sums = /^(?:contents|total|summary|overview|overall|coverage|statistics|totals?\b.*)$/i;

/** Is a count about the whole document: under a label or a heading that sums up, or at the top where the words say so? */
function isAboutAll({ outline }: DocumentReading, { source: { line }, of, what }: DeclaredCount): boolean {
  const section = sectionAt(outline.sections, line);
  if (!section) return false;
  if (sums.test(what) || sums.test(section.title)) return true;
  if (section.level > 1) return false;
  const text = section.blocks.findLast((block) => block.type === 'text' && block.line <= line);
  return of !== undefined || (text?.type === 'text' && /\b(?:in total|altogether|in all)\b/i.test(plain(text.runs)));
}
