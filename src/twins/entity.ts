// An entity's page in Markdown, from the same blocks as the page itself, and in JSON.
import type { Entity } from '../model/catalog.ts';
import type { Finding } from '../model/finding.ts';
import { entityPage, type Block } from '../site/blocks.ts';
import type { ShownField } from '../site/fields.ts';
import { kinds } from '../site/kinds.ts';
import { titleOf } from '../site/names.ts';
import type { Relative } from '../site/relations.ts';
import { inSeconds } from '../site/fields.ts';
import type { Site } from '../site/site.ts';
import { reasonFor } from '../site/trust.ts';
import type { TwinAddresses } from './addresses.ts';
import { escalationMarkdown, procedureMarkdown } from './procedure.ts';
import { fenced, line, list, places, shortValue, valueBlock } from './values.ts';

/** The Markdown twin of an entity's page. */
export function entityMarkdown(site: Site, entity: Entity, at: TwinAddresses): string {
  const page = entityPage(site, entity);
  const parts = [
    `# ${line(titleOf(entity))}`,
    `> ${kinds[entity.kind].one} of ${line(site.book.title)}, as of ${site.book.asOf}.`,
    list([
      `Page: ${at.page(entity.url)}`,
      `JSON: ${at.json(entity.url)}`,
      ...(entity.aliases ? [`Also known as: ${entity.aliases.join(', ')}`] : []),
      ...(entity.trust ? [`Trust: ${entity.trust}. ${reasonFor(site, entity) ?? ''}`] : []),
      ...page.facts.map(fact),
    ]),
    ...findingsList(page.findings, 'What is wrong'),
    ...page.blocks.flatMap((block) => blockMarkdown(site, entity, block, at)),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** The JSON twin: the entity as in catalog.json, with its own links and findings. */
export function entityJson(site: Site, entity: Entity, at: TwinAddresses): string {
  const { title, asOf } = site.book;
  const twin = {
    book: title,
    asOf,
    page: at.page(entity.url),
    markdown: at.markdown(entity.url),
    catalog: at.page('/api/catalog.json'),
    entity,
    links: { from: site.linksFrom(entity.key), to: site.linksTo(entity.key) },
    findings: site.findingsOf(entity.key),
  };
  return `${JSON.stringify(twin, null, 1)}\n`;
}

function fact(field: ShownField): string {
  return `${field.label}: ${shortValue(field.as, field.value)} ${places(field.sources)}${disputed(field)}`;
}

/** What others say of the same field. */
function disputed({ as, disagreements }: ShownField): string {
  const said = disagreements.flatMap(({ statements }) => statements.map(({ value, source }) => `${shortValue(as, value)} ${places([source])}`));
  return said.length > 0 ? ` Documents disagree: ${said.join('; ')}` : '';
}

function blockMarkdown(site: Site, entity: Entity, block: Block, at: TwinAddresses): string[] {
  // The links say the same as the drawing.
  if (block.as === 'figure' || block.as === 'figure-apart') return [];
  return [`## ${line(block.title)}`, ...blockParts(site, entity, block, at)];
}

function blockParts(site: Site, entity: Entity, block: Exclude<Block, { as: 'figure' | 'figure-apart' }>, at: TwinAddresses): string[] {
  switch (block.as) {
    case 'facts':
      return [list(block.facts.map(fact)), ...findingsList(block.findings)];
    case 'field':
      return [valueBlock(block.field), `${places(block.field.sources)}${disputed(block.field)}`, ...findingsList(block.findings)];
    case 'relatives':
      return [list(block.relatives.map((relative) => linked(relative, at)))];
    case 'guidance':
      return [
        ...(block.entries.length > 0
          ? block.entries.flatMap((entry) => guidance(site, entry, at))
          : ['No runbook for this alert yet. What this page knows, in the order in which it helps:', list(block.next.map(({ text }) => text))]),
        ...(block.nearest.length > 0 ? ['Entries for alerts that may fire with it:', list(block.nearest.map((relative) => linked(relative, at)))] : []),
      ];
    case 'procedure':
      return procedureMarkdown(block.entry);
    case 'escalation':
      return [escalationMarkdown(block.escalation, at)];
    case 'commands':
      return block.smoke.flatMap((smoke) => commands(smoke, at));
    case 'sources':
      return [list(entity.sources.map(({ file, line: number }) => `${file}:${number}`))];
  }
}

/** What a runbook entry says, in full. */
function guidance(site: Site, { entity, why }: Relative, at: TwinAddresses): string[] {
  const { fields, provenance, key } = entity as Entity<'runbook'>;
  return [
    `### ${link(entity, at)}`,
    `${trustOf(entity)}${line(why)}.`,
    ...findingsList(site.findingsOf(key)),
    ...procedureMarkdown(entity as Entity<'runbook'>),
    ...(fields.guarantees ? ['What its tests guarantee, as far as they can be trusted:', list(fields.guarantees), places(provenance['guarantees'] ?? [])] : []),
  ];
}

function commands({ entity, why }: Relative, at: TwinAddresses): string[] {
  const { fields } = entity as Entity<'smoke-test'>;
  const duration = fields.durationSeconds ? `${inSeconds(fields.durationSeconds)}, ` : '';
  return [`### ${link(entity, at)}`, `${trustOf(entity)}${duration}${line(why)}.`, ...(fields.commands ?? []).map((command) => fenced(command, 'sh'))];
}

function linked({ entity, why, source }: Relative, at: TwinAddresses): string {
  return `${link(entity, at)}: ${trustOf(entity)}${line(why)} ${places([source])}`;
}

function trustOf({ trust }: Entity): string {
  return trust ? `${trust}; ` : '';
}

/** A link to an entity's twin. */
export function link(entity: Entity, at: TwinAddresses): string {
  return `[${line(titleOf(entity)).replace(/[[\]\\]/g, '\\$&')}](${at.markdown(entity.url)})`;
}

function findingsList(findings: readonly Finding[], heading?: string): string[] {
  if (findings.length === 0) return [];
  const told = findings.map(({ rule, severity, message, source, related }) => {
    const others = related.map((other) => `; ${line(other.message)} ${places([other])}`).join('');
    return `${severity}: ${message} ${places([source])}${others} [${rule}]`;
  });
  return [heading ? `## ${heading}` : 'Findings:', list(told)];
}
