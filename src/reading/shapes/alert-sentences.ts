// How long an alert waits, said in a sentence: "`OrdersDown` fires after five minutes".
import type { Reading } from '../context.ts';
import { stated } from '../fact.ts';
import type { Block } from '../outline/blocks.ts';
import type { Run } from '../outline/inline.ts';
import { spokenDuration } from '../words/measures.ts';
import { isAlertName } from '../words/names.ts';

/** What follows the name. "Fires for ten minutes" says how long it has been firing, not how long it waits. */
const waits =
  /^\s*(?:alert\s+)?(?:only\s+|first\s+)?(?:fires?|triggers?|pages?|goes off|is (?:fired|triggered|raised))\s+(?:[\w-]+\s+){0,2}?(?:(?:only\s+)?after\s+([^.;]{1,30})|(?:when|if|once)\b[^.;]{0,120}?\bfor\s+(?:more than|longer than|at least|over)?\s*([^.;]{1,30}))/i;

/** Reads the sentences of a paragraph, a labelled value or the items of a list. */
export function readSentences(reading: Reading, block: Block): void {
  const lines =
    block.type === 'text' ? [block.runs] : block.type === 'field' ? [block.value] : block.type === 'list' ? block.items.map((item) => item.runs) : [];
  for (const runs of lines) readLine(reading, runs);
}

function readLine(reading: Reading, runs: readonly Run[]): void {
  runs.forEach((run, index) => {
    const name = run.text.trim();
    if (!run.code || !isAlertName(name)) return;
    const [, after, held] = waits.exec(textFrom(runs, index + 1)) ?? [];
    const duration = spokenDuration(/^\s*(?:about |around )?\S+ ?\S*/.exec(after ?? held ?? '')?.[0] ?? '');
    const source = reading.at(run.line);
    if (duration) reading.add({ kind: 'alert', name, source, mentions: [], fields: { for: stated(duration, source) }, refers: true });
  });
}

/** The text up to the next alert. */
function textFrom(runs: readonly Run[], from: number): string {
  const next = runs.findIndex((run, index) => index >= from && run.code && isAlertName(run.text.trim()));
  return runs
    .slice(from, next < 0 ? undefined : next)
    .map((run) => run.text)
    .join('')
    .replace(/\s+/g, ' ');
}
