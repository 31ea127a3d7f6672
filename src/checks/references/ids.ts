// Ids that a text mentions and that nothing defines, where their numbering is known.
import type { Entity } from '../../model/catalog.ts';
import { placeOf, type Source } from '../../model/source.ts';
import { idsIn, isId, numbered, prefixOf } from '../../reading/words/ids.ts';
import { numberedLines } from '../../reading/shapes/numberings.ts';
import { isTestId } from '../../reading/shapes/tests.ts';
import { allBlocks, tablesOf } from '../../reading/shapes/walk.ts';
import { titleText } from '../../reading/words/text.ts';
import { isPast, notNow, writtenLines } from '../sayings/lines.ts';
import type { Found } from '../rule.ts';
import { homeOf, type Subject } from '../subject.ts';

/** Fewer than these are no numbering. */
const fewest = 3;

const kinds = ['requirement', 'requirement-group', 'invariant', 'invariant-group', 'scenario', 'process'] as const;

interface Defined {
  id: string;
  source: Source;
}

/** Every id in a text that belongs to a numbering of this book and that no place defines: once for each document. */
export function* danglingIds(subject: Subject): Generator<Found> {
  const titledIds = new Set(
    subject.readings.flatMap(({ facts }) =>
      facts.flatMap(({ kind, id, name, refers }) => (id !== undefined && name !== undefined && !refers ? [`${kind} ${id}`] : [])),
    ),
  );
  const entities = kinds
    .flatMap((kind) => subject.of(kind) as Entity[])
    .flatMap((one) => (one.id !== undefined && isId(one.id) ? [{ id: one.id, source: homeOf(one), isTitled: titledIds.has(`${one.kind} ${one.id}`) }] : []));
  // Where the others of its numbering have titles, one without is only spoken of.
  const titled = Map.groupBy(
    entities.filter((one) => one.isTitled),
    ({ id }) => numberingOf(id),
  );
  const known = entities.filter(({ id, isTitled }) => isTitled || (titled.get(numberingOf(id))?.length ?? 0) < fewest);
  const begun = beginnings(subject);
  yield* danglingNumbers(subject);
  const numberings = numberingsOf([...known, ...begun.filter(({ id }) => isTestId(id))]);
  if (numberings.size === 0) return;
  const defined = new Set([...known, ...begun].map(({ id }) => id));
  const told = new Set(subject.catalog.findings.filter(({ rule }) => rule === 'ambiguous-id').map(({ source }) => placeOf(source)));
  for (const reading of subject.readings) {
    const said = new Set<string>();
    for (const { text, line, isCode } of writtenLines(subject, reading.path)) {
      if (isCode || !/[A-Z][\w./-]*\d/.test(text)) continue;
      for (const id of idsIn(text.replace(/\bhttps?:\/\/\S+|\]\([^)]*\)/g, ' '))) {
        const last = defined.has(id) ? undefined : numberings.get(shapeOf(id));
        if (!last || said.has(id) || text.includes(`${id}.x`) || notNow.test(text)) continue;
        const source = { file: reading.path, line };
        if (told.has(placeOf(source)) || isPast(reading, line) || subject.isExample(source)) continue;
        said.add(id);
        yield {
          message: `${id} is defined in no document; the last of its numbering is ${last.id}`,
          source,
          related: [{ ...last.source, message: last.id }],
        };
      }
    }
  }
}

/** The last id of each numbering, by its shape: `LR-7.1` is numbered as `LR-1.1` is, `LR-7` as `LR-1`. */
function numberingsOf(all: readonly Defined[]): ReadonlyMap<string, Defined> {
  const byShape = Map.groupBy(
    all.filter(({ id }) => prefixOf(id) !== ''),
    ({ id }) => shapeOf(id),
  );
  const trunks = Map.groupBy(all, ({ id }) => numberingOf(id));
  return new Map(
    [...byShape].flatMap(([shape, same]) => {
      const last = same.reduce((most, one) => (byNumber.compare(one.id, most.id) > 0 ? one : most));
      // `FLT.NOD.01` is numbered as `FLT.SIP.01` is, however few there are of it.
      return (trunks.get(numberingOf(last.id))?.length ?? 0) < fewest ? [] : [[shape, last] as const];
    }),
  );
}

const byNumber = new Intl.Collator('en', { numeric: true });

/** What an id is numbered with: ids of its shape, or for one with areas those of every area. */
function numberingOf(id: string): string {
  const shape = shapeOf(id);
  return /[A-Z][./][A-Z]/.test(shape) ? shape.replace(/[./].*$/, '') : shape;
}

function shapeOf(id: string): string {
  return id.replaceAll(/\d+/g, '0');
}

/** Ids that begin a heading, a row or an item are defined there, whatever they are of. */
function beginnings(subject: Subject): Defined[] {
  return subject.readings.flatMap(({ outline, path: file }) =>
    outline.sections.flatMap((section) => [
      ...(section.head ? [{ id: section.head.id, source: { file, line: section.line } }] : []),
      ...numberedLines(allBlocks(section.blocks)).flatMap(({ id, line, isMarked }) => (isMarked ? [{ id, source: { file, line } }] : [])),
      ...tablesOf(section).flatMap((table) =>
        table.rows.flatMap((row) => {
          const first = row.cells[0]?.text.trim() ?? '';
          const id = isId(first) ? first : numbered(titleText(first))?.id;
          // A row may only speak of what another place defines; a title beside the id defines it.
          return id !== undefined && row.cells.slice(1).some((cell) => cell.runs.some((run) => !run.code && /\p{L}{3}/u.test(run.text)))
            ? [{ id, source: { file, line: row.line } }]
            : [];
        }),
      ),
    ]),
  );
}

const numberedKinds = ['scenario', 'process'] as const;

/** "See process 7" where the processes are numbered to 5. */
function* danglingNumbers(subject: Subject): Generator<Found> {
  for (const kind of numberedKinds) {
    const known = (subject.of(kind) as Entity[]).filter((one) => /^\d+$/.test(one.id ?? ''));
    const last = known.reduce((most, one) => Math.max(most, Number(one.id)), 0);
    // Numbers that begin anew in each document mean nothing in another.
    if (known.length < fewest || new Set(known.map(({ family }) => family)).size > 1 || known.length < last) continue;
    const shape = new RegExp(String.raw`\b${kind}\s+#?(\d{1,3})\b(?!\s*(?:%|of\b|times)|\.\d)`, 'gi');
    for (const reading of subject.readings) {
      const said = new Set<string>();
      for (const { text, line, isCode } of writtenLines(subject, reading.path)) {
        if (isCode || notNow.test(text)) continue;
        for (const [words, number = ''] of text.matchAll(shape)) {
          const source = { file: reading.path, line };
          if (Number(number) <= last || number === '0' || said.has(number) || isPast(reading, line) || subject.isExample(source)) continue;
          said.add(number);
          const home = known.find(({ id }) => id === String(last));
          yield {
            message: `there is no ${words.toLowerCase()}; the last is ${last}`,
            source,
            related: home ? [{ ...homeOf(home), message: `${kind} ${last}` }] : [],
          };
        }
      }
    }
  }
}
