// What holds with which backend: "LavinMQ: FLT.RMQ.05 passes" in one place, "FLT.RMQ.05: RabbitMQ yes, LavinMQ no" in another.
import { compareSources, placeOf, type Source } from '../../model/source.ts';
import type { Block } from '../../reading/outline/blocks.ts';
import { plain } from '../../reading/outline/inline.ts';
import { idsIn } from '../../reading/words/ids.ts';
import { allBlocks } from '../../reading/shapes/walk.ts';
import type { DocumentReading } from '../../reading/read.ts';
import type { Found } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { isPast } from './lines.ts';

interface Verdict {
  /** The backend as it is written, without its version. */
  on: string;
  /** An id, or nothing for all of them. */
  id: string | undefined;
  holds: boolean;
  source: Source;
}

/** Every id that holds with a backend by one place and does not by another. */
export function* backendConflicts(subject: Subject): Generator<Found> {
  const verdicts = subject.readings.flatMap((reading) =>
    verdictsIn(reading).filter(({ source }) => !isPast(reading, source.line) && !subject.isExample(source)),
  );
  for (const same of Map.groupBy(verdicts, ({ on }) => on.toLowerCase()).values()) {
    for (const failing of same.filter(({ holds, id }) => !holds && id !== undefined)) {
      const passing = same
        .filter(({ holds, id, source }) => holds && (id === failing.id || id === undefined) && placeOf(source) !== placeOf(failing.source))
        .toSorted((a, b) => Number(a.id === undefined) - Number(b.id === undefined) || compareSources(a.source, b.source));
      const [other] = passing;
      if (!other) continue;
      yield {
        message: `${failing.id} does not hold with ${failing.on} here, and ${other.id === undefined ? 'all of them do' : 'it does'} in ${placeOf(other.source)}`,
        source: failing.source,
        related: [{ ...other.source, message: 'holds' }],
      };
    }
  }
}

const works = /\b(?:pass(?:es)?|works?|holds?|succeeds?|(?:is|are) green)\b/i;
const worksNot = /\b(?:fails?|breaks?|does not (?:pass|work|hold)|do not (?:pass|work|hold)|doesn't (?:pass|work|hold))\b/i;
/** What should be, was, or is asked says nothing of what holds. */
const unsure = /\b(?:should|would|could|might|may|if|when|unless|until|was|were|did|had|expected|once)\b|\?/i;
const everything = /\b(?:all|every one)\b(?: (?:of (?:them|these)|\d+|two|three|four|five|six|seven|eight|nine|ten))*\s+(?:pass|work|hold|are green)/i;

function verdictsIn({ outline, path: file }: DocumentReading): Verdict[] {
  return outline.sections.flatMap((section) => {
    const about = nameOf(section.title);
    return allBlocks(section.blocks).flatMap((block) => inBlock(block, about, file));
  });
}

/** `LavinMQ` of `LavinMQ 2`, `Redpanda` of `Redpanda v24.2`: one to three words that begin with a capital. */
function nameOf(text: string): string | undefined {
  return /^((?:[A-Z][\w.-]*\s?){1,3}?)(?:\s+v?\d[\w.]*)?$/.exec(text.trim())?.[1]?.trim();
}

function inBlock(block: Block, about: string | undefined, file: string): Verdict[] {
  switch (block.type) {
    case 'text': {
      return inSentences(plain(block.runs), about, { file, line: block.line });
    }
    case 'field':
      return inSentences(plain(block.value), nameOf(block.label) ?? about, { file, line: block.value[0]?.line ?? block.line });
    case 'list':
      return block.items.flatMap((item) => {
        const source = { file, line: item.line };
        const text = plain(item.runs);
        const listed = inList(text, source);
        return listed.length > 0 ? listed : inSentences(text, (item.field && nameOf(item.field.label)) ?? about, source);
      });
    // What a column says fails is held against sentences where tables are looked at.
    case 'table':
    case 'code':
      return [];
  }
}

/** `FLT.RMQ.05 leader moves: RabbitMQ yes, LavinMQ no, it has no quorum queues`. */
function inList(text: string, source: Source): Verdict[] {
  const [, head = '', rest = ''] = /^([^:]{2,80}):\s+(.*)$/.exec(text) ?? [];
  const [id, ...others] = idsIn(head);
  if (id === undefined || others.length > 0 || !head.startsWith(id)) return [];
  const parts = rest.split(/\s*[,;]\s*/).flatMap((part): Verdict[] => {
    const [, on = '', said = ''] = /^((?:[A-Z][\w.-]*\s){1,3})(yes|no|works|passes|fails|ok|✓|✔|✅|✗|✘|❌)[.\uFE0F]*$/u.exec(part) ?? [];
    return on === '' ? [] : [{ on: on.trim(), id, holds: /^(?:yes|works|passes|ok|✓|✔|✅)$/u.test(said), source }];
  });
  return parts.length > 1 ? parts : [];
}

function inSentences(text: string, on: string | undefined, source: Source): Verdict[] {
  if (on === undefined) return [];
  return text.split(/(?<=[.!?;])\s+/).flatMap((sentence): Verdict[] => {
    if (unsure.test(sentence)) return [];
    const holds = works.test(sentence) && !worksNot.test(sentence);
    if (holds && everything.test(sentence)) return [{ on, id: undefined, holds, source }];
    if (!holds && !worksNot.test(sentence)) return [];
    return idsIn(sentence).map((id) => ({ on, id, holds, source }));
  });
}
