// An entity's page as a row of blocks. The kinds differ in which blocks they have and in their order, in nothing else.
import type { Entity } from '../model/catalog.ts';
import type { Finding } from '../model/finding.ts';
import type { ShownField } from './fields.ts';
import { shownFields } from './fields.ts';
import { drawnApart, figureOf, type Figure } from './figures.ts';
import { weakest, type Trust } from '../model/trust.ts';
import { placeFindings } from './findings.ts';
import type { Heading } from './frame.ts';
import { escalationOf, type Escalation } from './escalation.ts';
import { incidentOf } from './incident.ts';
import { nextSteps, type NextStep } from './next-steps.ts';
import { nearestGuidance, neighbourAlerts, panelsFor } from './neighbour-alerts.ts';
import { relationsOf, type Relative } from './relations.ts';
import type { Site } from './site.ts';

interface Titled {
  title: string;
  slug: string;
}

export type Block = Titled &
  (
    | { as: 'facts'; facts: readonly ShownField[]; findings: Finding[] }
    | { as: 'field'; field: ShownField; findings: Finding[] }
    | { as: 'relatives'; relatives: readonly Relative[] }
    | { as: 'guidance'; alert: string; entries: readonly Relative[]; nearest: readonly Relative[]; next: readonly NextStep[] }
    | { as: 'procedure'; entry: Entity<'runbook'> }
    | { as: 'escalation'; escalation: Escalation }
    | { as: 'commands'; smoke: readonly Relative[] }
    | { as: 'figure'; figure: Figure }
    | { as: 'figure-apart'; url: string }
    | { as: 'sources' }
  );

export interface EntityPage {
  /** Short facts, beside each other. */
  facts: ShownField[];
  /** What is wrong with it as a whole. */
  findings: Finding[];
  blocks: Block[];
}

export function entityPage(site: Site, entity: Entity): EntityPage {
  const { facts, sections } = shownFields(entity);
  const { first, later } = urgentFirst(entity, facts);
  const parts = [...sections.map(({ name }) => name), ...later.map(({ name }) => name), ...(later.length > 0 ? [theRule] : [])];
  const findings = placeFindings(entity, site.findingsOf(entity.key), parts);
  const fields = sections.map((field): Block => ({ as: 'field', title: field.label, slug: field.slug, field, findings: findings.of(field.name) }));
  const relations = relationsOf(site, entity).map(({ heading, slug, relatives }): Block => ({ as: 'relatives', title: heading, slug, relatives }));
  const ofLater = [theRule, ...later.map(({ name }) => name)].flatMap((part) => findings.of(part));
  const [title, slug] = entity.kind === 'alert' ? ['The rule', theRule] : ['The entry', 'the-entry'];
  const rule: Block[] = later.length > 0 ? [{ as: 'facts', title, slug, facts: later, findings: ofLater }] : [];
  const blocks = arrange(site, entity, [...rule, ...fields], relations);
  const drawn = drawing(site, entity);
  return { facts: first, findings: findings.elsewhere, blocks: [...blocks, ...drawn, { as: 'sources', title: 'Sources', slug: 'sources' }] };
}

/** The drawing of how an entity is traced, or the page that has it. */
function drawing(site: Site, entity: Entity): Block[] {
  const figure = figureOf(site, entity.key);
  const heading = { title: 'How it is traced', slug: 'how-it-is-traced' };
  if (!figure) return [];
  return [drawnApart(entity) ? { ...heading, as: 'figure-apart', url: `/graph${entity.url}` } : { ...heading, as: 'figure', figure }];
}

/** The facts of an alert that a woken person needs; all others can wait until below what to do. */
const urgent = new Set(['severity', 'for', 'summary']);

const theRule = 'the-rule';

function urgentFirst(entity: Entity, facts: ShownField[]): { first: ShownField[]; later: ShownField[] } {
  if (entity.kind !== 'alert' && entity.kind !== 'runbook') return { first: facts, later: [] };
  return { first: facts.filter(({ name }) => urgent.has(name)), later: facts.filter(({ name }) => !urgent.has(name)) };
}

function arrange(site: Site, entity: Entity, fields: Block[], relations: Block[]): Block[] {
  if (entity.kind === 'alert') return alertBlocks(site, entity, fields, relations);
  if (entity.kind === 'runbook') return runbookBlocks(site, entity, fields, relations);
  return [...fields, ...relations];
}

/** What to do comes before what it means: who comes to this page has been woken. */
function alertBlocks(site: Site, alert: Entity<'alert'>, fields: Block[], relations: Block[]): Block[] {
  const { guidance, smoke, tests } = incidentOf(site, alert);
  const neighbours = neighbourAlerts(site, alert);
  const nearest = guidance.length > 0 ? [] : nearestGuidance(site, neighbours);
  const named = (...slugs: string[]) => relations.filter(({ slug }) => slugs.includes(slug));
  const meaning = fields.filter((block) => block.as === 'field' && block.field.name === 'description');
  const above = ['scenarios-it-shows', 'metrics-it-uses'];
  // Told above in other words, or with the reason why.
  const told = ['related-tests', 'related-runbook-entries', 'related-alerts', 'panels-that-use-it'];
  const others: Block[] = [
    ...escalation(
      escalationOf(
        site,
        alert,
        guidance.slice(0, 1).map(({ entity }) => entity as Entity<'runbook'>),
      ),
    ),
    ...meaning.map((block) => ({ ...block, title: 'What it means', slug: 'what-it-means' })),
    ...relatives('What is tested', 'what-is-tested', tests),
    ...commands(smoke),
    ...named('scenarios-it-shows'),
    ...fields.filter((block) => block.as === 'field' && block.field.name === 'expr'),
    ...named('metrics-it-uses'),
    ...relatives('Where to look', 'where-to-look', panelsFor(site, alert)),
    ...relatives('What may fire with it', 'what-may-fire-with-it', neighbours),
    ...fields.filter((block) => !meaning.includes(block) && !(block.as === 'field' && block.field.name === 'expr')),
    ...relations.filter(({ slug }) => !above.includes(slug) && !told.includes(slug)),
  ];
  const next = guidance.length > 0 ? [] : nextSteps(new Set(others.map(({ slug }) => slug)));
  return [{ as: 'guidance', title: 'What to do', slug: 'what-to-do', alert: alert.name, entries: guidance, nearest, next }, ...others];
}

/** One page to read from the top to the bottom: what to do, whom to call, what holds, how to try it, what else tells. */
function runbookBlocks(site: Site, entry: Entity<'runbook'>, fields: Block[], relations: Block[]): Block[] {
  const { smoke, alerts } = incidentOf(site, entry);
  const isSection = (block: Block) => block.as === 'field' && block.field.name === 'section';
  return [
    { as: 'procedure', title: 'What to do', slug: 'what-to-do', entry },
    ...escalation(escalationOf(site, entry, [entry])),
    ...fields.filter((block) => !isSection(block) && block.as !== 'facts'),
    ...commands(smoke),
    ...fields.filter((block) => isSection(block) || block.as === 'facts'),
    ...relatives('Alerts that lead here', 'alerts-that-lead-here', alerts),
    // The smoke tests stand above, with their commands.
    ...relations.filter(({ slug }) => slug !== 'related-smoke-tests'),
  ];
}

function escalation(found: Escalation | undefined): Block[] {
  return found ? [{ as: 'escalation', title: 'Whom to call', slug: 'escalation', escalation: found }] : [];
}

function commands(smoke: readonly Relative[]): Block[] {
  return smoke.length > 0 ? [{ as: 'commands', title: 'Smoke tests to run', slug: 'smoke-tests', smoke }] : [];
}

function relatives(title: string, slug: string, found: readonly Relative[]): Block[] {
  return found.length > 0 ? [{ as: 'relatives', title, slug, relatives: found }] : [];
}

/** The headings of a page, for its table of contents. */
export function headingsOf({ blocks }: EntityPage): Heading[] {
  return blocks.map(({ title, slug }) => ({ text: title, slug }));
}

/** How far what the page guarantees can be relied on: the entry to follow first, else the weakest of the tests behind it. */
export function heldOf({ blocks }: EntityPage): Trust | undefined {
  const entry = blocks.flatMap((block) => (block.as === 'guidance' ? block.entries.slice(0, 1) : []))[0]?.entity;
  const tested = blocks.flatMap((block) => (block.as === 'relatives' && block.slug === 'what-is-tested' ? block.relatives : []));
  const states = tested.flatMap(({ entity }) => entity.trust ?? []);
  return entry?.trust ?? (states.length > 0 ? weakest(states) : undefined);
}
