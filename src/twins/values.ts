// A field's value in Markdown, by the way in which its page shows it.
import type { Source } from '../model/source.ts';
import { placeOf } from '../model/source.ts';
import { inSeconds, type ShownField } from '../site/fields.ts';
import { labelsSaid } from '../site/labels.ts';
import type { Checklist, DryRun, Equivalents, LabelSet, RunbookSection, SuiteCase, SuiteDoubt, TestResult } from '../site/settings.ts';
import { plainValue } from '../site/values.ts';

/** Where something is said: `(docs/a.md:72, rules.yaml:3)`. */
export function places(sources: readonly Source[]): string {
  return sources.length > 0 ? `(${sources.map(placeOf).join(', ')})` : '';
}

/** A text of a document on one line: what it holds of Markdown stays as it is. */
export function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A block of code, fenced longer than anything in it. */
export function fenced(code: string, language = ''): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** A list, one item a line. */
export function list(items: readonly string[]): string {
  return items.map((item) => `- ${line(item)}`).join('\n');
}

/** A value that needs room; what is short has a line of its own instead. */
export function valueBlock({ as, value }: ShownField): string {
  const texts = Array.isArray(value) ? (value as string[]) : [];
  switch (as) {
    case 'text':
      return String(value);
    case 'items':
      return list(texts);
    case 'steps':
      return texts.map((text, index) => `${index + 1}. ${line(text)}`).join('\n');
    case 'commands':
      return texts.map((text) => fenced(text)).join('\n\n');
    case 'expression':
      return fenced(String(value), 'promql');
    case 'checklist':
      return (value as Checklist).map(({ text, done }) => `- [${done ? 'x' : ' '}] ${line(text)}`).join('\n');
    case 'coverage':
    case 'pairs':
      return list(Object.entries(value as Record<string, string>).map(([name, text]) => `${name}: ${text}`));
    case 'label-sets':
      return list(labelsSaid(value as LabelSet[]).map(saidLabels));
    case 'equivalents':
      return list(Object.entries(value as Equivalents).map(([backend, words]) => `${backend}: ${words.join(', ')}`));
    case 'section':
      return sectionWords(value as RunbookSection | null);
    case 'results':
      return list((value as TestResult[]).map(resultWords));
    case 'cases':
      return list((value as SuiteCase[]).map(({ name }) => `\`${name}\``));
    case 'doubts':
      return list((value as SuiteDoubt[]).map(({ why, source }) => `${why} ${places([source])}`));
    case 'dry-run':
      return dryRunWords(value as DryRun);
    default:
      return shortValue(as, value);
  }
}

/** A value on one line. */
export function shortValue(as: ShownField['as'], value: unknown): string {
  if (as === 'seconds') return inSeconds(value as [number, number]);
  if (as === 'rule') return value === null ? 'in no rule file, documents only' : placeOf(value as Source);
  if (as === 'code-word') return `\`${String(value)}\``;
  return line(plainValue(value));
}

function saidLabels({ labels, required, sources }: ReturnType<typeof labelsSaid>[number]): string {
  const kind = required === undefined ? '' : `${required ? 'required' : 'optional'}: `;
  return `${kind}${labels.length === 0 ? 'no labels' : labels.map((name) => `\`${name}\``).join(', ')} ${places(sources)}`;
}

function sectionWords(section: RunbookSection | null): string {
  return section ? `${section.file}, "${section.heading}"` : 'No runbook section yet: the document says "TBD".';
}

function resultWords({ date, outcome, durationSeconds, revision, message, source }: TestResult): string {
  const more = [durationSeconds === undefined ? '' : `${durationSeconds} s`, revision ?? '', message ?? ''].filter(Boolean);
  return `${date ?? 'undated'}: ${[outcome, ...more].join(', ')} ${places([source])}`;
}

function dryRunWords({ date, result, steps = [] }: DryRun): string {
  const head = [date, result].filter(Boolean).join(': ');
  return [head, list(steps.map(({ step, usefulness }) => `${step}: ${usefulness}`))].filter(Boolean).join('\n\n');
}
