import type { Rule } from '../rule.ts';
import { placeOfField } from '../subject.ts';

export const runbookTbd: Rule = {
  id: 'runbook-tbd',
  severity: 'warning',
  meaning: 'A runbook entry says that its runbook section is yet to be written.',
  why: 'Whoever is on call finds guarantees and nothing to do.',
  example: '**Runbook Section**: TBD (to be added to runbook)',
  mend: 'Write the section and link to it.',
  *check(subject) {
    for (const entry of subject.of('runbook')) {
      if (entry.fields.section !== null) continue;
      const [, ...again] = entry.provenance['section'] ?? [];
      yield {
        message: `"${entry.name}" has no runbook section yet`,
        source: placeOfField(entry, 'section'),
        entities: [entry.key],
        related: again.map((source) => ({ ...source, message: 'to be done here too' })),
      };
    }
  },
};
