// A runbook entry gets the steps of the section that it names: who is on call should not have to open another document.
import type { Entity } from '../model/catalog.ts';
import type { ProcedurePart, Sentence, Words } from '../model/procedure.ts';
import type { DocumentReading } from '../reading/read.ts';
import { escalationIn, procedureIn } from '../reading/shapes/procedure.ts';
import type { Destinations } from './destinations.ts';
import { RunbookSections, type FoundSection } from './runbook-sections.ts';

/** Adds to each runbook entry what its section says to do, and whom to call; links lead to pages of the site. */
export function attachProcedures(entities: readonly Entity[], readings: readonly DocumentReading[], destinations: Destinations): void {
  const sections = new RunbookSections(readings);
  const urls = new Map(entities.flatMap((entity) => (entity.kind === 'document' ? [[entity.name, entity.url] as const] : [])));
  const follow = linkFollower(destinations, urls);
  for (const entity of entities) {
    if (entity.kind !== 'runbook') continue;
    const { fields, provenance } = entity;
    const found = fields.section ? sections.section(fields.section, provenance['section']?.[0]?.file ?? '') : undefined;
    const at = (line: number) => ({ file: found?.reading.path ?? '', line });
    const own = fields.procedure ?? [];
    const named = found ? titled(procedureIn(found.section, at), found, entity) : [];
    const parts = [...own, ...named].map((part) => withLinks(part, follow));
    const escalation = found ? escalationIn(found.section, at).map((sentence) => linked(sentence, follow)) : [];
    if (parts.length > 0) {
      fields.procedure = parts;
      provenance['procedure'] = [...(provenance['procedure'] ?? []), ...(named.length > 0 && found ? [at(found.section.line)] : [])];
    }
    if (escalation.length > 0) {
      fields.escalation = escalation;
      provenance['escalation'] = escalation.slice(0, 1).map(({ source }) => source);
    }
  }
}

/** What stands below the section's own heading bears its words; where the section is the entry itself, the page does. */
function titled(parts: ProcedurePart[], { reading, section }: FoundSection, entry: Entity): ProcedurePart[] {
  if (entry.sources.some(({ file, line }) => file === reading.path && line === section.line)) return parts;
  const own = parts.findIndex(({ title }) => title === undefined);
  return parts.map((part, index) => (index === own ? { ...part, title: section.title || reading.title } : part));
}

type Follow = (words: Words, file: string) => Words;

function linkFollower(destinations: Destinations, urls: ReadonlyMap<string, string>): Follow {
  return ({ url, ...words }, file) => {
    if (url === undefined) return words;
    const to = destinations.of(url, file);
    if (to.type === 'outside') return { ...words, url: to.url };
    const page = to.type === 'document' ? urls.get(to.path) : undefined;
    return page === undefined ? words : { ...words, url: `${page}${to.type === 'document' && to.anchor ? `#${encodeURIComponent(to.anchor)}` : ''}` };
  };
}

function withLinks(part: ProcedurePart, follow: Follow): ProcedurePart {
  return {
    ...part,
    steps: part.steps.map((step) => ({ ...linked(step, follow), ...(step.notes ? { notes: step.notes.map((note) => linked(note, follow)) } : {}) })),
  };
}

function linked<S extends Sentence>(sentence: S, follow: Follow): S {
  return sentence.words ? { ...sentence, words: sentence.words.map((words) => follow(words, sentence.source.file)) } : sentence;
}
