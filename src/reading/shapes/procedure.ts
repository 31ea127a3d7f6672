// What to do, as steps: lists, paragraphs with commands below them, and tables that say what to do about what was found.
import type { ProcedurePart, Sentence, Step, Words } from '../../model/procedure.ts';
import type { Source } from '../../model/source.ts';
import type { Block, Code, Field, Item, Table } from '../outline/blocks.ts';
import { plain, type Run } from '../outline/inline.ts';
import { subtree, type Section } from '../outline/outline.ts';
import { isNothingYet, normal } from '../words/text.ts';
import { saysWhatToDo } from './runbook-page.ts';

type At = (line: number) => Source;

/** Headings whose text is no instruction. */
const notDone =
  /^(?:meaning|what (?:it|this(?: alert)?) means|trigger(?: pattern| condition)?|fires when|alert details|impact|user impact|symptoms?|overview|summary|background|causes?|possible causes?|root causes?|severity|references?|related(?: .*)?|see also|further reading|links|history|change ?log|contents|table of contents|test coverage|what .* guarantees?)$/;
/** Labels that say what an alert or a page is, and nothing to do. */
const described =
  /^(?:severity|priority|category|status|owner|team|service|component|alerts?(?: names?)?|thresholds?|conditions?|trigger(?: pattern| condition)?|(?:fires|triggers|alerts) (?:when|if)|for|duration|expr(?:ession)?|query|labels?|tags?|metrics?|dashboards?|panels?|tests?|(?:chaos )?experiments?|scenarios?|slos?|runbook|date|last updated)$/;
const rareTitle =
  /\b(?:rare|unusual|exceptional|edge cases?|special cases?|corner cases?|last resort|fallback|known issues?)\b|^(?:if|when|unless|otherwise|in case|only (?:if|when))\b/;
const escalationTitle = /^(?:escalations?(?: .*)?|contacts?|who to (?:call|page|contact)|on-?call(?: contacts?)?|when to escalate)$/;
const condition = /^(?:if|when|unless|otherwise|in case|only (?:if|when))\b/i;
const doColumn = /^(?:do|actions?|what to do|steps?|fix|remed(?:y|iation)|mitigation|resolution|response|then|go to|next(?: steps?)?|handling)$/;

/** Does a section say whom to call? */
function isEscalation(section: Section): boolean {
  return escalationTitle.test(normal(section.title));
}

/** The parts of a procedure's section: its own text, and that of every heading below it that says what to do. */
export function procedureIn(section: Section, at: At): ProcedurePart[] {
  return subtree(section).flatMap((part) => {
    const own = part === section;
    if (!own && [...pathTo(part, section)].some((above) => notDone.test(normal(above.title)) || isEscalation(above))) return [];
    const steps = stepsIn(part.blocks, at).filter((step) => !isEscalating(step));
    // What stands above the first heading of a procedure introduces it.
    const shown =
      own && section.children.length > 0 ? steps.map((step) => (step.as === 'step' && !step.commands ? { ...step, as: 'note' as const } : step)) : steps;
    if (shown.length === 0) return [];
    const rare = !own && [...pathTo(part, section)].some((above) => rareTitle.test(normal(above.title)));
    return [{ ...(own ? {} : { title: part.title }), ...(rare ? { rare } : {}), source: at(part.line), steps: shown }];
  });
}

/** A section and those above it, up to the one that was asked for, which is left out. */
function* pathTo(part: Section, top: Section): Generator<Section> {
  for (let above: Section | undefined = part; above && above !== top; above = above.parent) yield above;
}

/** Whom to call: what stands under headings that say so, and sentences that begin with "Escalate". */
export function escalationIn(section: Section, at: At): Sentence[] {
  return subtree(section).flatMap((part) => {
    const whole = [...pathTo(part, section)].some(isEscalation) || isEscalation(part);
    const steps = stepsIn(part.blocks, at).filter((step) => whole || isEscalating(step));
    return steps.map(({ text, words, source }) => ({ text, ...(words ? { words } : {}), source }));
  });
}

function isEscalating({ text, commands }: Step): boolean {
  return /^escalat(?:e|ion)\b/i.test(text) && !commands;
}

/** The steps among blocks, in their order. */
export function stepsIn(blocks: readonly Block[], at: At): Step[] {
  const steps: Step[] = [];
  for (const block of blocks) {
    if (block.type === 'list') steps.push(...block.items.flatMap((item) => stepOfItem(item, at)));
    else if (block.type === 'table') steps.push(...choicesIn(block, at));
    else if (block.type === 'code') addCommand(steps, block, at);
    else if (block.type === 'text') steps.push(...sentenceStep(block.runs, 'note', at));
    else steps.push(...stepsOfField(block, at));
  }
  return steps;
}

/** A paragraph that leads to a command is the step whose command it is. */
function addCommand(steps: Step[], { value: written, line }: Code, at: At): void {
  const value = withoutPrompts(written);
  const last = steps.at(-1);
  if (last?.as === 'note' && !last.commands) {
    steps[steps.length - 1] = { ...last, as: 'step', commands: [value], ...(condition.test(last.text) ? { conditional: true } : {}) };
  } else if (last?.commands) last.commands.push(value);
  else steps.push({ text: 'Run', source: at(line), as: 'step', commands: [value] });
}

/** What is typed of a session at a shell: the lines after a prompt, without it and without what was answered. */
function withoutPrompts(value: string): string {
  const lines = value.split('\n');
  const typed = lines.filter((line, index) => /^\s*\$ \S/.test(line) || lines[index - 1]?.endsWith('\\'));
  return typed.length > 0 ? typed.map((line) => line.replace(/^\s*\$ /, '')).join('\n') : value;
}

function stepOfItem(item: Item, at: At): Step[] {
  if (item.field && isDescription(item.field.words)) return [];
  const below = stepsIn(item.blocks, at);
  const commands = below.flatMap((step) => step.commands ?? []);
  const notes = below.flatMap(({ text, words, source, notes: deeper }) => [
    ...(text === 'Run' ? [] : [{ text, ...(words ? { words } : {}), source }]),
    ...(deeper ?? []),
  ]);
  const [step] = sentenceStep(item.runs, 'step', at);
  if (!step) return below;
  const extra = { ...(commands.length > 0 ? { commands } : {}), ...(notes.length > 0 ? { notes } : {}) };
  return [{ ...step, ...extra, ...(condition.test(step.text) ? { conditional: true } : {}) }];
}

function isDescription(label: string): boolean {
  return notDone.test(label) || described.test(label);
}

/** `**Mitigation**: ...` is read as it stands; labels that only describe, such as an owner, are no step. */
function stepsOfField(field: Field, at: At): Step[] {
  if (isDescription(field.words)) return [];
  const below = stepsIn(field.blocks, at);
  if (below.length === 0 && saysWhatToDo(field)) return sentenceStep(field.value, 'step', at);
  if (!field.strong && /^escalation$/i.test(field.label)) return sentenceStep([{ text: 'Escalation: ', line: field.line }, ...field.value], 'note', at);
  return below.length > 0 ? [...sentenceStep(field.value, 'note', at), ...below] : [];
}

/** "What you found | Do": each row is a choice. A table of another kind is no instruction. */
function choicesIn(table: Table, at: At): Step[] {
  const last = table.header.at(-1);
  const isChoice = last !== undefined && (doColumn.test(normal(last.text)) || /^(?:how|whom?|contact)$/.test(normal(last.text)));
  if (!isChoice || table.header.length < 2) return [];
  return table.rows.flatMap((row) => {
    const [done, ...found] = [...row.cells].reverse();
    const when = found.reverse().filter(({ text }) => text !== '');
    if (!done || done.text === '') return [];
    const condition = when.flatMap((cell, index): Run[] => [
      ...(index > 0 ? [{ text: ', ', line: row.line, strong: true }] : []),
      ...cell.runs.map((run) => ({ ...run, strong: true })),
    ]);
    return sentenceStep([...condition, ...(condition.length > 0 ? [{ text: ': ', line: row.line }] : []), ...done.runs], 'choice', at);
  });
}

function sentenceStep(runs: readonly Run[], as: Step['as'], at: At): Step[] {
  const text = plain(runs);
  if (text === '' || isNothingYet(text)) return [];
  const words = wordsOf(runs);
  return [{ text, ...(words.some(({ code, strong, url }) => code || strong || url) ? { words } : {}), source: at(runs[0]?.line ?? 1), as }];
}

function wordsOf(runs: readonly Run[]): Words[] {
  const words = runs.map(({ text, code, strong, url }): Words => ({
    text: text.replace(/\s+/g, ' '),
    ...(code ? { code } : {}),
    ...(strong ? { strong } : {}),
    ...(url === undefined ? {} : { url }),
  }));
  return words.filter(({ text }) => text !== '');
}
