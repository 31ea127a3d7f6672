// What a section is about, told by its heading and its labels: each section is read by one reader only.
import { fieldOf, type Field } from '../outline/blocks.ts';
import { plain } from '../outline/inline.ts';
import { subtree, type Section } from '../outline/outline.ts';
import { remembered } from '../outline/remembered.ts';
import { lettersOf, numbered, prefixOf, wordAndNumber } from '../words/ids.ts';
import { titleText } from '../words/text.ts';
import { testsInProse } from './prose.ts';
import { fieldNamed, fieldsOf, isAbout } from './walk.ts';

/**
 * The labels of a section and, as labels too, short lines that lead to a list, and the headings right below it that have no
 * id of their own.
 */
export const labelledParts: (section: Section) => readonly Field[] = remembered((section) => {
  const below = section.children.filter((child) => child.level > section.level && !idHeading(child)).map(partOf);
  return [...fieldsOf(section.blocks), ...leadsOf(section), ...below];
});

/** `What must hold:` as a line of its own, with a list below it. */
function leadsOf({ blocks }: Section): Field[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    const lead = block.type === 'text' && next?.type === 'list' ? /^(\p{Lu}[\p{L}\p{N} ,'’-]{2,50}):$/u.exec(plain(block.runs))?.[1] : undefined;
    if (lead === undefined || !next || lead.split(' ').length > 6) return [];
    return [fieldOf({ line: block.line, label: lead, qualifier: '', strong: false, value: [], blocks: [next] })];
  });
}

/** A heading as a label: its first paragraph is the value, all else hangs on it. */
function partOf(heading: Section): Field {
  const all = subtree(heading).flatMap((part) => part.blocks);
  const [first] = all;
  const value = first?.type === 'text' ? first.runs : [];
  const blocks = first?.type === 'text' ? all.slice(1) : all;
  return fieldOf({ line: heading.line, label: heading.name, qualifier: '', strong: true, value, blocks });
}

function idHeading(section: Section): boolean {
  return /^scenario\b/i.test(section.name) || (section.head?.title ?? '') !== '';
}

/** All labels below a section's labels: those nested in their items too. */
export function nestedParts(parts: readonly Field[]): Field[] {
  return parts.flatMap((part) => [part, ...nestedParts(fieldsOf(part.blocks))]);
}

/** A smoke test: says which test, how long it takes or why it is critical. */
export function isSmokeTest(section: Section, title: string): boolean {
  const parts = labelledParts(section);
  if (section.level === 0 || parts.length === 0 || !fieldNamed(parts, /^tests?(?: cases?)?$/)) return false;
  if (fieldNamed(parts, /^why (?:it is |is it )?critical$/)) return true;
  const about = isAbout(section, /\bsmoke\b/i) || /\bsmoke\b/i.test(title);
  return about && fieldNamed(parts, /^(?:(?:expected |typical )?(?:duration|run ?time)|takes|run commands?|commands?)$/) !== undefined;
}

/** A runbook entry: says which runbook section to read, what tests guarantee, or what to do in production. */
export function isRunbookEntry(section: Section): boolean {
  const parts = labelledParts(section);
  if (section.level === 0 || parts.length === 0 || /^example\b/i.test(section.title)) return false;
  const named = (label: RegExp) => fieldNamed(parts, label) !== undefined;
  const guarantees = named(/guarantees?\b/);
  const production = named(/\bin production\b/);
  return named(/^runbook(?: section| page| entry| link| procedure)?$/) ? guarantees || production || named(/^test coverage$/) : guarantees && production;
}

/** Words that announce what must lead to a review. */
export const aboutTriggers = /\breview triggers?\b|\bwhen to (?:revisit|review)\b|\btriggers?\b/i;

/** A review trigger: stands below a heading about them and says what to do, and when. */
export function isReviewTrigger(section: Section): boolean {
  const fields = fieldsOf(section.blocks);
  const isBelow = section.parent !== undefined && aboutTriggers.test(section.parent.title);
  return isBelow && fieldNamed(fields, /^actions?$/) !== undefined && fieldNamed(fields, /^(?:trigger|timeline)$/) !== undefined;
}

/** Labels that only a scenario has, and those that other descriptions have too. */
const tellingParts =
  /^(?:verifies|what happens|(?:what )?must hold|what (?:we|you) expect|what should happen|expected (?:behaviou?r|results?|outcome|system behaviou?r|recovery|observability)|fault(?: injection)?(?: type)?|injected fault|given|then|hypothesis|blast radius|steady state|failure mode)$/;
const scenarioParts =
  /^(?:descriptions?|verification|verify|tests?|test (?:cases?|names?|functions?|coverage|suite)|level|steps|when|setup|assertions?|objective|goal|contract|pattern|input data|rollback|severity|impact|recovery|mitigation|status|metrics?|alerts?|dashboards?|panels?)$/;
/** Prefixes of ids that are of other kinds, whatever stands around them. */
export const otherPrefixes = /^(?:R|RQ|REQ|FR|NFR|SR|BR|I|INV|T|TASK|M|ADR|RFC|P|TC)$/;

/** Can this id be a scenario's? `R4.1` and `I2` cannot. */
export function isScenarioId(id: string): boolean {
  return !otherPrefixes.test(prefixOf(id));
}

export interface ScenarioHead {
  id: string | undefined;
  name: string;
}

/**
 * The id and the name of a scenario's heading: `Scenario S1: Title`, `Scenario: Title`, `JS-001: Title`, and below a
 * heading about scenarios also `1.3 Title` and `Pattern 1.1: Title` when the section describes one.
 */
export function scenarioHead(section: Section, title: string): ScenarioHead | undefined {
  if (section.level === 0 || isSmokeTest(section, title) || isRunbookEntry(section)) return undefined;
  const text = section.name;
  const word = /^(?:(?:test|fault|failure|chaos|incident)\s+)?(?:scenario|experiment)\s*:\s*(\S.*)$/i.exec(text);
  if (word?.[1]) return { id: undefined, name: titleText(word[1]) };
  const { head } = section;
  const about = isAboutScenarios(section, title);
  const { all, telling } = describes(section);
  if (head?.title) {
    if (head.word === 'scenario' || head.word === 'experiment') return { id: head.id, name: titleText(head.title) };
    const described = (about && all >= 1) || isAboutFaults(section, title);
    return head.word === undefined && described && isScenarioId(head.id) && !isBelowRequirements(section)
      ? { id: head.id, name: titleText(head.title) }
      : undefined;
  }
  const counted = wordAndNumber(text);
  if (counted?.title) {
    const named = /^(?:scenario|experiment|pattern)$/.test(counted.word ?? '') && all >= 1 && (about || counted.word !== 'pattern');
    if (/^(?:fault|failure|outage|drill|hazard)$/.test(counted.word ?? '') && isAboutFaults(section, title))
      return { id: counted.id, name: titleText(counted.title) };
    return named ? { id: counted.id, name: titleText(counted.title) } : undefined;
  }
  if (!about || all < 2) return undefined;
  const dotted = dottedTitle(section.title);
  if (dotted) return dotted;
  // A heading without an id, in a list of scenarios.
  return telling >= 1 && isListed(section, title) && !text.startsWith('[') ? { id: undefined, name: text } : undefined;
}

/** `S1: Title`, `Scenario 2: Title`, `Pattern 1.1: Title`, `1.1 Title`: what the first cell of a row says. */
export function scenarioTitle(text: string): ScenarioHead | undefined {
  const head = numbered(titleText(text)) ?? wordAndNumber(titleText(text));
  if (head?.title) return { id: head.id, name: titleText(head.title) };
  return dottedTitle(text);
}

function dottedTitle(text: string): ScenarioHead | undefined {
  const dotted = /^(\d+(?:\.\d+)+)[.:)]?\s+(\S.*)$/.exec(text.trim());
  return dotted?.[1] && dotted[2] ? { id: dotted[1], name: titleText(dotted[2]) } : undefined;
}

/** Right below a heading that announces several of them: "Failure Scenarios". */
function isListed(section: Section, title: string): boolean {
  const words = /\b(?:scenarios|experiments|failure modes)\b/i;
  const above = section.parent;
  if (isAbout(section, /\b(?:requirements?|invariants?|runbooks?|tasks?|alerts?)\b/i)) return false;
  return above !== undefined && (words.test(above.title) || (above.level <= 1 && words.test(title)));
}

/** Does a section stand right below a heading about requirements or invariants: "Circuit Breaker Requirements"? */
export function isBelowRequirements(section: Section, words = /\b(?:requirements?|invariants?)\b/i): boolean {
  const above = section.parent;
  return (
    above !== undefined && above.level > 0 && words.test(above.title) && !/\b(?:scenarios?|patterns?|tests?|orphaned|uncovered|missing)\b/i.test(above.title)
  );
}

function isAboutScenarios(section: Section, title: string): boolean {
  if (/\bbackend\b/i.test(title)) return false;
  const words = /\b(?:scenarios?|patterns?|experiments?|fault injection|failure modes?|chaos)\b/i;
  return words.test(title) || (section.parent !== undefined && isAbout(section.parent, words));
}

/** Where faults are spoken of, a section with an id describes one when a sentence names its tests or a line leads to what must hold. */
function isAboutFaults(section: Section, title: string): boolean {
  if (/\bbackend\b/i.test(title) || !(aboutFaults.test(title) || (section.parent !== undefined && isAbout(section.parent, aboutFaults)))) return false;
  return isDescribed(section) || (section.parent !== undefined && describedBelow(section.parent).has(lettersOf(section.head?.id ?? '')));
}

/** Words for what is injected, rehearsed or feared. */
export const aboutFaults =
  /\b(?:faults?|failures?|failure modes?|outages?|hazards?|disruptions?|disturbances?|breakdowns?|breakages?|scenarios?|experiments?|chaos|drills?|(?:can |may |could )?go(?:es)? wrong)\b/i;

function isDescribed(section: Section): boolean {
  return testsInProse(section.blocks).length > 0 || describes(section).telling > 0;
}

/** The letters of the ids under which at least two sections right below one are described: the others of them are faults too. */
const describedBelow = remembered((section: Section): ReadonlySet<string> => {
  const described = section.children.filter((child) => (child.head?.title ?? '') !== '' && isDescribed(child));
  const byLetters = Map.groupBy(described, (child) => lettersOf(child.head?.id ?? ''));
  return new Set([...byLetters].filter(([letters, same]) => letters !== '' && same.length > 1).map(([letters]) => letters));
});

/** How many labels of a scenario a section has, and how many that only scenarios have. */
function describes(section: Section): { all: number; telling: number } {
  const labels = labelledParts(section).map((field) => field.words);
  const telling = labels.filter((label) => tellingParts.test(label)).length;
  return { all: telling + labels.filter((label) => scenarioParts.test(label)).length, telling };
}
