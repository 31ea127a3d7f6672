// "All but two of them are shown by at least one case": how many are left out, against how many are.
import type { Entity } from '../../model/catalog.ts';
import { plain } from '../../reading/outline/inline.ts';
import type { DocumentReading } from '../../reading/read.ts';
import { allBlocks } from '../../reading/shapes/walk.ts';
import { numberOf, numberWords } from '../../reading/words/numbers.ts';
import { compareSources } from '../../model/source.ts';
import type { Found } from '../rule.ts';
import { homeOf, type Subject } from '../subject.ts';
import { isPast } from './lines.ts';

const kinds = ['requirement', 'invariant', 'scenario'] as const;
const nouns = { requirement: /\brequirements\b/i, invariant: /\binvariants\b/i, scenario: /\b(?:scenarios|faults|experiments)\b/i } as const;

const allBut = new RegExp(String.raw`\b(?:all|each|every(?: one)?)\s+(?:but|except(?: for)?)\s+(\d{1,3}|one|${numberWords})\b(.*)$`, 'is');
const tested =
  /\b(?:shown|covered|verified|tested|proved|proven|traced|backed|checked)\b[^.]{0,40}\b(?:by|to)\b[^.]{0,30}\b(?:tests?|(?:test )?cases?)\b|\bha(?:s|ve)\b[^.]{0,30}\b(?:tests?|(?:test )?cases?)\b|\b(?:is|are) (?:covered|tested)\b/i;

/** Every sentence that says how many of a kind have no test, and is wrong by the document's own list or the book's. */
export function* wronglyLeftOut(subject: Subject, reading: DocumentReading): Generator<Found> {
  const { outline, path } = reading;
  for (const section of outline.sections) {
    for (const block of allBlocks(section.blocks)) {
      if (block.type !== 'text') continue;
      const text = plain(block.runs);
      const [, count = '', rest = ''] = /\b(?:but|except)\b/i.test(text) ? (allBut.exec(text) ?? []) : [];
      const sentence = /^[^.!?]*/.exec(rest)?.[0] ?? '';
      if (count === '' || !tested.test(sentence) || isPast(reading, block.line)) continue;
      const before = text.slice(0, text.length - rest.length);
      // "Of them" means what was spoken of last.
      const kind = kinds.find((one) => nouns[one].test(sentence)) ?? kinds.find((one) => nouns[one].test(before));
      if (!kind) continue;
      const said = /^one$/i.test(count) ? 1 : numberOf(count);
      const all = subject.of(kind) as Entity[];
      const own = all.filter((one) => homeOf(one).file === path);
      const counted = own.length >= 3 ? own : all.filter((one) => one.name !== one.id);
      const without = counted
        .filter((one) => subject.from(one.key, 'verified-by').length === 0 && !('testsInWords' in one.fields && one.fields.testsInWords))
        .toSorted((a, b) => compareSources(homeOf(a), homeOf(b)));
      if (counted.length < 3 || without.length === said || without.length * 2 > counted.length) continue;
      const named = without.slice(0, 4).map((one) => one.id ?? one.name);
      yield {
        message: `all but ${said} are said to have a test here; of ${counted.length} ${kind}s ${without.length === 0 ? 'none is without' : `${without.length} name${without.length === 1 ? 's' : ''} none: ${named.join(', ')}`}`,
        source: { file: path, line: lineOf(block.runs, count) },
        entities: without.map((one) => one.key),
        related: without.slice(0, 3).map((one) => ({ ...homeOf(one), message: 'names no test' })),
      };
    }
  }
}

/** The line of a paragraph in which a word of it stands. */
function lineOf(runs: readonly { text: string; line: number }[], count: string): number {
  for (const run of runs) {
    const lines = run.text.split('\n');
    const at = lines.findIndex((line) => new RegExp(String.raw`\b(?:but|except(?: for)?)\s+${count}\b`, 'i').test(line));
    if (at >= 0) return run.line + at;
  }
  return runs[0]?.line ?? 1;
}
