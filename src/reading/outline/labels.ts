// `**Label**: value` in its many spellings.
import { dropText, plain, type Run } from './inline.ts';

export interface Label {
  label: string;
  qualifier: string;
  strong: boolean;
  value: Run[];
}

/**
 * The label at the beginning of a line. Bold labels may have the colon inside or outside and a few words before it
 * (`**Triggers** (when any of these changes):`). With `plainToo`, `Label: value` without bold counts too.
 */
export function labelOf(runs: readonly Run[], plainToo: boolean): Label | undefined {
  const start = leadingMarks(runs);
  const first = runs[start];
  if (!first) return undefined;
  if (first.italic && !first.strong) {
    const italic = runs.slice(start).map((run) => (run.italic && !run.code && !run.url ? { ...run, strong: true } : run));
    const label = boldLabel(italic);
    // "*Note that x:* y" is a sentence.
    return label && label.label.split(/\s+/).length <= 3 ? label : undefined;
  }
  if (first.strong) return boldLabel(runs.slice(start)) ?? (plainToo ? dashedLabel(runs.slice(start)) : undefined);
  if (first.code || first.url) return undefined;
  const plainly = plainLabel(runs.slice(start)) ?? (plainToo ? lowerLabel(runs.slice(start)) : undefined);
  return plainToo || (plainly && wellKnown.test(plainly.label)) ? plainly : undefined;
}

/** Labels that need no bold even outside lists. */
const wellKnown =
  /^(?:severity|priority|status|owner|assignee|tests?|test (?:cases?|suite)|suite|duration|labels|required labels|optional labels|runbook|metrics?|alerts?|expr|query|date|last updated|verified by|expected (?:result|behaviou?r)|description|what to do|fires when)$/i;

/** Labels that count in lower case too, as the first word of an item: `- state: open`, `- who: Ada`. */
const plainWords = /^[\s]*(state|status|owner|who|keeper|assignee|priority|severity|due|tests?|cases?|proof|suite|alerts?|metrics?|type)[:：](?=\s|$)/;

/** Index of the first run that is more than check marks and list signs: `✅ **Integrated**: ...`. */
function leadingMarks(runs: readonly Run[]): number {
  const index = runs.findIndex((run) => run.code || /[\p{L}\p{N}[(<"'`]/u.test(run.text));
  return index < 0 ? runs.length : index;
}

function boldLabel(runs: readonly Run[]): Label | undefined {
  const end = runs.findIndex((run) => !run.strong);
  const bold = end < 0 ? runs : runs.slice(0, end);
  const after = end < 0 ? [] : runs.slice(end);
  const text = plain(bold);
  if (text === '' || text.length > 80) return undefined;
  if (/[:：]$/.test(text)) return { label: text.replace(/\s*[:：]$/, ''), qualifier: '', strong: true, value: trimStart(after) };
  const rest = after.map((run) => run.text).join('');
  const colon = /^([^:：\n]{0,80}?)[:：](?=\s|$)/.exec(rest);
  if (!colon) return undefined;
  const qualifier = (colon[1] ?? '').trim();
  if (qualifier !== '' && !/^\(.*\)$/.test(qualifier) && qualifier.split(/\s+/).length > 4) return undefined;
  return { label: text, qualifier, strong: true, value: trimStart(dropText(after, colon[0].length)) };
}

/** `**Label** - value` in a list: words, not a name in code; `**Given** a node` needs no dash. */
function dashedLabel(runs: readonly Run[]): Label | undefined {
  const end = runs.findIndex((run) => !run.strong);
  const bold = runs.slice(0, end);
  const label = plain(bold);
  const shape = /^(?:given|when|then)$/i.test(label) ? /^\s+/ : /^\s+[-–—]\s+/;
  const dash = shape.exec(runs[end]?.text ?? '');
  if (end < 1 || !dash || label.length > 80 || bold.some((run) => run.code) || /_|::|[a-z][A-Z]/.test(label)) return undefined;
  return { label, qualifier: '', strong: true, value: trimStart(dropText(runs.slice(end), dash[0].length)) };
}

function plainLabel(runs: readonly Run[]): Label | undefined {
  const text = runs[0]?.text ?? '';
  const match = /^[\s\p{Extended_Pictographic}\uFE0F✓✔]*(\p{Lu}[\p{L}\p{N} /&-]{1,40})[:：](?=\s|$)/u.exec(text);
  if (!match?.[1] || match[1].trim().split(/\s+/).length > 4) return undefined;
  return { label: match[1].trim(), qualifier: '', strong: false, value: trimStart(dropText(runs, match[0].length)) };
}

function lowerLabel(runs: readonly Run[]): Label | undefined {
  const match = plainWords.exec(runs[0]?.text ?? '');
  return match?.[1] ? { label: match[1], qualifier: '', strong: false, value: trimStart(dropText(runs, match[0].length)) } : undefined;
}

function trimStart(runs: Run[]): Run[] {
  const [first, ...rest] = runs;
  if (!first) return [];
  const text = first.text.replace(/^\s+/, '');
  return text === '' ? trimStart(rest) : [{ ...first, text }, ...rest];
}
