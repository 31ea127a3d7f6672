// Pages that are the runbook themselves: an alert's name or a fault as heading, with what it means and what to do below.
import type { Reader, Reading } from '../context.ts';
import { stated, type Mention } from '../fact.ts';
import type { Field } from '../outline/blocks.ts';
import { plain } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { anyTestName, isAlertName } from '../words/names.ts';
import { isNothingYet, splitParenthesis } from '../words/text.ts';
import { isReviewTrigger, isRunbookEntry, labelledParts, nestedParts } from './sections.ts';
import { testMentions, testsInField } from './tests.ts';
import { firstText, isAbout, itemsOf } from './walk.ts';

/** Parts that say what is the matter, and parts that say what to do about it. */
const whatParts =
  /^(?:meaning|impact|symptoms?|detection|summary|overview|description|severity|causes?|possible causes?|root causes?|trigger|alerts?|background|user impact|trigger(?: pattern| condition)?|fires when|alert details|what it means|what this (?:alert )?means)$/;
const doParts =
  /^(?:diagnos(?:is|tics?)|investigation|triage|troubleshooting|mitigations?|resolutions?|remediation|recovery|fix(?:es)?|solutions?|(?:immediate|initial|first|quick|next) (?:actions?|response|steps?|checks?|diagnos(?:is|tics?)|triage)|step \d+\b.*|(?:diagnos(?:is|tic)|investigation|triage|mitigation|resolution|remediation|recovery|response) (?:steps?|actions?|procedure)|what to do|actions?|response|procedure|how to (?:fix|resolve|mitigate)|steps|rollback)$/;

/** Does a label say what to do: "Fix", "First steps", "Mitigation"? */
export function saysWhatToDo(part: Field): boolean {
  return doParts.test(part.words);
}

/** The alert that a heading names: `OrdersStuck`, `Alert: OrdersStuck`, `Runbook: OrdersStuck`. */
export function alertOf(section: Section): string | undefined {
  const name = /^(?:(?:alert|runbook)(?: for)?\s*[:–—-]?\s+)?(\w+)(?:\s+(?:alert|runbook))?$/i.exec(splitParenthesis(section.name).text)?.[1];
  return name && (isAlertName(name) || (/^[a-z]+[A-Z]\w+$/.test(name) && isFormal(section))) ? name : undefined;
}

/** The four headings of alert pages as the Prometheus community writes them: whatever bears them is an alert. */
function isFormal(section: Section): boolean {
  const titles = section.children.map((child) => child.title.toLowerCase());
  return titles.includes('meaning') && (titles.includes('mitigation') || titles.includes('diagnosis'));
}

/** Does a section describe a fault and what to do about it, where runbooks or alerts are spoken of? */
export function isRunbookPage(section: Section, title: string): boolean {
  if (section.level === 0 || isRunbookEntry(section) || isReviewTrigger(section) || /^(?:example|template)\b/i.test(section.title)) return false;
  const labels = labelledParts(section).map((field) => field.words);
  const acts = labels.filter((label) => doParts.test(label)).length + (hasOwnRunbook(section) ? 1 : 0);
  // `## OrdersStuck` with "This alert fires when ..." below it needs no labels.
  if (alertOf(section) !== undefined && speaksAsAlert(section)) return true;
  if (acts === 0 || acts + labels.filter((label) => whatParts.test(label)).length < 2) return false;
  const words = /\b(?:runbooks?|playbooks?|alerts?|incidents?|on-?call)\b/i;
  return alertOf(section) !== undefined || isAbout(section, words) || words.test(title);
}

/** "This alert fires when ...", "The alert tells you that ...": the section speaks of the alert that it is named by. */
function speaksAsAlert(section: Section): boolean {
  return /^(?:this|the) alert(?:ing rule)?\b/i.test(firstText(section.blocks) ?? '');
}

/** A heading "Runbook" below an alert's: what to do stands there. */
function hasOwnRunbook(section: Section): boolean {
  return section.children.some((child) => /^(?:runbook|playbook)$/i.test(child.name));
}

/** The sections of a document; where only its front matter has a title, the document as a whole is one too. */
export function pagesOf({ outline, document: { frontMatter } }: Reading): Section[] {
  const titled = frontMatter.title !== undefined && !outline.sections.some((section) => section.level === 1);
  return titled ? [{ ...outline.root, level: 1, title: frontMatter.title ?? '' }, ...outline.sections] : outline.sections;
}

/** "For `OrdersStuck` and `OrdersLate`." at the top of a page: the alerts that it is opened for. */
function alertsOnTop({ blocks }: Section): { name: string; line: number }[] {
  return blocks
    .slice(0, 3)
    .flatMap((block) => (block.type === 'text' ? [block.runs] : block.type === 'field' ? [block.value] : []))
    .flatMap((runs) => {
      const at = runs.findIndex((run) => run.code && isAlertName(run.text.trim()));
      const before = at > 0 ? (runs[at - 1]?.text ?? '') : '';
      if (
        at < 0 ||
        !/(?:^|[.!?]\s|\n)\s*(?:for|covers|about|opened (?:by|for)|rung by|triggered by|(?:open|use|read) (?:this|it) (?:for|when|if|on))\s*:?\s*(?:the )?(?:alerts?\s+)?$/i.test(
          before,
        )
      )
        return [];
      const named: { name: string; line: number }[] = [];
      for (const run of runs.slice(at)) {
        if (run.code && isAlertName(run.text.trim())) named.push({ name: run.text.trim(), line: run.line });
        else if (!/^\s*(?:,|and|or|,\s*and|,\s*or|\/|&)?\s*$/.test(run.text)) break;
      }
      return named;
    });
}

/** A page for alerts that stand at its top, with numbered steps below: each heading with steps is what to do in a case. */
function readPageForAlerts(reading: Reading): void {
  const [top, ...others] = reading.outline.sections.filter((section) => section.level === 1);
  if (!top || others.length > 0 || isRunbookPage(top, reading.title) || alertOf(top) !== undefined) return;
  const alerts = alertsOnTop(top);
  const stepped = top.children.filter((section) => section.blocks.some((block) => block.type === 'list' && block.ordered));
  if (alerts.length === 0 || stepped.length === 0) return;
  const source = reading.at(top.line);
  const promised = top.children.filter(({ title }) =>
    /\b(?:tests?|cases?)\b.*\b(?:promise|guarantee|show|prove)|\b(?:promised|guaranteed|shown|proved) by\b/i.test(title),
  );
  const tests = promised.flatMap((section) =>
    itemsOf(section.blocks).flatMap(({ runs: [first] }) => {
      const test = first?.code ? anyTestName(first.text) : undefined;
      return first && test ? [{ ...test, line: first.line }] : [];
    }),
  );
  reading.add({
    kind: 'runbook',
    isPage: true,
    name: top.name.replace(/^(?:runbook|playbook)\s*[:–—-]\s*|\s+(?:runbook|playbook)$/gi, ''),
    source,
    mentions: [
      ...testMentions('guarantees', tests, 'runbook page', reading.at),
      ...alerts.map(({ name, line }): Mention => ({
        type: 'related',
        target: { kind: 'alert', name },
        why: 'the runbook page of the alert',
        source: reading.at(line),
      })),
    ],
    fields: { section: { value: { file: reading.document.path, heading: top.name }, source }, status: { value: 'integrated', source } },
  });
}

/** Reads runbook pages as entries: their steps are what to do in production. */
export const readRunbookPages: Reader = (reading) => {
  readPageForAlerts(reading);
  for (const section of pagesOf(reading)) {
    if (!isRunbookPage(section, reading.title)) continue;
    const parts = labelledParts(section);
    const acting = parts.filter((part) => saysWhatToDo(part) || (/^(?:runbook|playbook)$/.test(part.words) && hasOwnRunbook(section)));
    const alert = alertOf(section);
    const nested = nestedParts(parts);
    const source = reading.at(section.line);
    const tests = nested.filter((part) => /^(?:related )?tests?(?: cases?| coverage)?$/.test(part.words)).flatMap(testsInField);
    const others = nested.flatMap(alertsOf).filter(({ name }) => name !== alert);
    const related = [...(alert ? [{ name: alert, line: section.line }] : []), ...others].map(({ name, line }): Mention => ({
      type: 'related',
      target: { kind: 'alert', name },
      why: 'the runbook page of the alert',
      source: reading.at(line),
    }));
    reading.add({
      kind: 'runbook',
      name: alert ?? section.name.replace(/^(?:runbook|playbook|incident|alert)\s*[:–—-]\s*|\s+(?:runbook|playbook)$/gi, ''),
      source,
      mentions: [...testMentions('guarantees', tests, 'runbook page', reading.at), ...related],
      fields: {
        section: { value: { file: reading.document.path, heading: section.name }, source },
        inProduction: stated(acting.flatMap(stepsIn), reading.at(acting[0]?.line ?? section.line)),
        status: { value: 'integrated', source },
      },
    });
  }
};

/** The alerts that a page says it is about: `- **Alert name**: OrdersStuck, OrdersLate`. */
export function alertsOf(field: Field): { name: string; line: number }[] {
  if (!/^alerts?(?: names?| rules?)?$|^triggered by$/.test(field.words)) return [];
  const names = plain(field.value).split(/\s*[,;/]\s*|\s+(?:and|or)\s+/);
  return names.filter(isAlertName).map((name) => ({ name, line: field.line }));
}

/** The steps of a part: its items and sentences in their order, without those that only lead to what follows. */
function stepsIn(part: Field): string[] {
  const below = part.blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.map((item) => plain(item.runs));
    if (block.type === 'field') return [plain(block.value), ...itemsOf(block.blocks).map((item) => plain(item.runs))];
    return block.type === 'text' ? [plain(block.runs)] : [];
  });
  return [plain(part.value), ...below].filter((text) => text !== '' && !text.endsWith(':') && !isNothingYet(text));
}
