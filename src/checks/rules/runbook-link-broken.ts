import type { Rule } from '../rule.ts';
import { nearest, nearestAmong } from '../../catalog/nearest.ts';
import { RunbookSections } from '../../catalog/runbook-sections.ts';
import { placeOfField } from '../subject.ts';

export const runbookLinkBroken: Rule = {
  id: 'runbook-link-broken',
  severity: 'error',
  meaning: 'A runbook entry points at a document or heading that does not exist.',
  why: 'In an incident the one link that should help leads nowhere.',
  example: '**Runbook Section**: `docs/OPS_RUNBOOK.md` → "Diagnosis"   (there is no such file)',
  mend: 'Correct the path or the heading.',
  *check(subject) {
    let nearestPath: ReturnType<typeof nearestAmong> | undefined;
    const sections = new RunbookSections(subject.readings);
    for (const entry of subject.of('runbook')) {
      const section = entry.fields.section;
      if (!section?.file) continue;
      const found = sections.document(section);
      const source = placeOfField(entry, 'section');
      if (!found) {
        nearestPath ??= nearestAmong(subject.readings.map((reading) => reading.path));
        const near = nearestPath(section.file);
        yield { message: `${section.file} does not exist${near ? `; nearest is ${near}` : ''}`, source, entities: [entry.key] };
        continue;
      }
      if (sections.section(section)) continue;
      const headings = found.outline.sections.map((part) => part.title);
      const near = nearest(section.heading, headings);
      yield {
        message: `${found.path} has no heading "${section.heading}"${near ? `; nearest is "${near}"` : ''}`,
        source,
        entities: [entry.key],
        related: [{ file: found.path, line: 1, message: 'the document' }],
      };
    }
  },
};
