// How many there are of a kind in the whole book, said in a sentence: "We have 16 fault scenarios and 17 requirements."
import type { Entity } from '../../model/catalog.ts';
import type { EntityKind } from '../../model/fields.ts';
import type { DocumentReading } from '../../reading/read.ts';
import { lettersOf } from '../../reading/words/ids.ts';
import { countsIn } from '../../reading/shapes/counts.ts';
import { linesOf } from '../lines.ts';
import type { Found } from '../rule.ts';
import { isPast } from '../sayings/lines.ts';
import { homeOf, isDocument, type Subject } from '../subject.ts';

/** Words beside the kind that leave nothing out. */
const kinds: readonly { kind: EntityKind; unit: RegExp; plural: string }[] = [
  {
    kind: 'scenario',
    unit: /^(?:(?:fault|failure|chaos|test|fault injection|total|different|documented) )*(?:scenarios|experiments|failure modes|faults)$/,
    plural: 'scenarios',
  },
  { kind: 'requirement', unit: /^(?:(?:resilience|total|different|documented) )*requirements$/, plural: 'requirements' },
  { kind: 'invariant', unit: /^(?:(?:total|critical) )*invariants$/, plural: 'invariants' },
  { kind: 'alert', unit: /^(?:(?:prometheus|total) )*(?:alerts|alert rules)$/, plural: 'alerts' },
  { kind: 'process', unit: /^(?:(?:maintenance|review) )*processes$/, plural: 'processes' },
  { kind: 'smoke-test', unit: /^smoke tests$/, plural: 'smoke tests' },
];

/** What no text is without that counts one of them. */
const counted = /scenarios|experiments|failure modes|requirements|invariants|alerts|alert rules|processes|smoke tests/i;

/** Fewer than these are nothing that anybody counts. */
const fewest = 3;

/** Words by which a sentence counts all there are. */
const counting =
  /\b(?:there are|we have|has|have|lists?|describes?|documents?|covers?|holds?|includes?|defines?|contains?|that makes|makes|a total of|in it|in here|in this (?:book|folder|page)|in total|altogether|in all|total|all)\b/i;
const some =
  /\b(?:at least|at most|up to|some of|one of|of the|first|last|next|top|more than|less than|about|around|over|only|other|another|further|more|new|additional|e\.g|for example|such as|each|per|every|than|below|under|were|was|had|added|used to)\b|[<>≥≤~+]/i;

/** Every total of a kind in a document's sentences that neither the document nor the book bears out. */
export function* bookTotals(subject: Subject, reading: DocumentReading): Generator<Found> {
  for (const { type, section, lines } of linesOf(reading.outline)) {
    for (const { text: written, line } of lines) {
      // "There are six of them" are six of what the heading names.
      const text = written.replace(/\b(there are \w+) of (?:them|these)\b[^.!?;]*/i, (_, number: string) => `${number} ${section.title.toLowerCase()}`);
      if (!counted.test(text)) continue;
      // A labelled value is of whatever it stands below, unless it is a total.
      if (type === 'field' && !/^(?:total|totals|overall|summary)\b/i.test(text)) continue;
      for (const sentence of text.split(/(?<=[.!?;])\s+/)) {
        const isAlone = /^\W*(?:\d+|[a-z]+)(?:\s+[a-z-]+){1,3}[.:]?\W*$/i.test(sentence);
        if ((!counting.test(sentence) && !isAlone) || some.test(sentence) || definite.test(sentence)) continue;
        for (const { unit, count, of, percent } of countsIn(sentence)) {
          if (percent || of !== undefined || count < fewest) continue;
          const found = kinds.find((one) => one.unit.test(unit));
          const numbers = found && numbersOf(subject, found.kind, reading.path);
          if (!found || !numbers || numbers.counts.has(count) || isPast(reading, line)) continue;
          const { first, real, where } = numbers;
          yield {
            message: `${count} ${found.plural} are declared here; ${where} ${real}`,
            source: { file: reading.path, line },
            related: [{ ...homeOf(first), message: `the first of ${real}` }],
          };
        }
      }
    }
  }
}

interface Numbers {
  counts: ReadonlySet<number>;
  real: number;
  where: string;
  first: Entity;
}

/** "The two alerts that you are paged for": some that the reader knows already. */
const definite = /(?<!\ball )(?<!\ball of )\b(?:the|these|those)\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s/i;

/** How many of a kind a document lists, and how many there are in the book: where it lists none only if one family has them all. */
function numbersOf(subject: Subject, kind: EntityKind, path: string): Numbers | undefined {
  const all = kind === 'alert' ? alertsOf(subject) : (subject.of(kind) as Entity[]);
  const present = new Set(all);
  const here = (subject.inFile(kind, path) as Entity[]).filter((one) => present.has(one));
  const own = here.filter((one) => homeOf(one).file === path);
  const different = (list: readonly Entity[]) => new Set(list.map((one) => one.id ?? one.key)).size;
  const [first] = own.length >= fewest ? own : all;
  if (!first || different(all) < fewest) return undefined;
  const letters = all.map((one) => lettersOf(one.id ?? ''));
  const isOneNumbering = letters[0] !== '' && new Set(letters).size === 1;
  const isOneFamily = new Set(all.map((one) => one.family)).size === 1 || isOneNumbering || kind === 'alert';
  if (here.length < fewest && !isOneFamily) return undefined;
  const real = here.length >= fewest ? different(here) : different(all);
  return {
    counts: new Set([different(all), different(here), different(own), all.length]),
    real,
    where: here.length >= fewest ? 'this document lists' : 'the book has',
    first,
  };
}

function alertsOf(subject: Subject): Entity[] {
  const ruled = subject.of('alert').filter((alert) => alert.fields.rule);
  return ruled.length > 0 ? ruled : subject.of('alert').filter((alert) => alert.sources.some(isDocument) && alert.fields.expr);
}
