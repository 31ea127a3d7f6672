// Whom to call: what procedures, rules and documents say about it.
import type { Entity } from '../model/catalog.ts';
import type { Sentence } from '../model/procedure.ts';
import type { Source } from '../model/source.ts';
import { question } from './question.ts';
import type { Site } from './site.ts';

export interface Escalation {
  /** What procedures say. */
  sentences: Sentence[];
  /** Who answers for it: the rule's team, the owner of the entry's document. */
  owners: { label: string; name: string; source: Source }[];
  /** Sections that say it for everything. */
  sections: { title: string; document: string; url: string }[];
}

const ownerLabels = ['team', 'owner', 'oncall', 'on_call', 'contact', 'squad'];
const general = /^(?:escalations?(?: .*)?|who to (?:call|page|contact)|on-?call contacts?)$/i;

/** Whom to call about an alert or a runbook entry; nothing when no document and no rule says so. */
export function escalationOf(site: Site, entity: Entity<'alert' | 'runbook'>, entries: readonly Entity<'runbook'>[]): Escalation | undefined {
  const sentences = entries.flatMap(({ fields }) => fields.escalation ?? []);
  const owners = [...(entity.kind === 'alert' ? labelOwners(entity) : []), ...documentOwners(site, entries)];
  const sections = generalSections(site);
  return sentences.length + owners.length + sections.length > 0 ? { sentences, owners, sections } : undefined;
}

function labelOwners({ fields, provenance, sources }: Entity<'alert'>): Escalation['owners'] {
  const source = provenance['labels']?.[0] ?? sources[0];
  return Object.entries(fields.labels ?? {}).flatMap(([label, name]) => (ownerLabels.includes(label) && source ? [{ label, name, source }] : []));
}

/** Who keeps the procedure that an entry leads to, or else the entry's own document. */
function documentOwners(site: Site, entries: readonly Entity<'runbook'>[]): Escalation['owners'] {
  const files = entries.map(({ fields, sources }) => fields.procedure?.at(-1)?.source.file ?? sources[0]?.file);
  return [...new Set(files)].flatMap((file) => {
    const document = site.find(`document:${file}`);
    if (document?.kind !== 'document' || !document.fields.owner || !file) return [];
    return [{ label: 'owner of the procedure', name: document.fields.owner, source: document.provenance['owner']?.[0] ?? { file, line: 1 } }];
  });
}

const generalSections = question('escalation-sections', (site): Escalation['sections'] =>
  site
    .of('document')
    .flatMap(({ name, url, fields }) =>
      (fields.headings ?? [])
        .filter(({ text, slug }) => general.test(text) && slug !== '')
        .map(({ text, slug }) => ({ title: text, document: fields.title ?? name, url: `${url}#${slug}` })),
    ),
);
