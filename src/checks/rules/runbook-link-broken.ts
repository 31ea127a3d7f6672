import type { Rule } from '../rule.ts';
import { nearestAmong } from '../../catalog/nearest.ts';
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
    const nearestHeading = new Map<string, ReturnType<typeof nearestAmong>>();
    const sections = new RunbookSections(subject.readings);
    for (const entry of subject.of('runbook')) {
      const section = entry.fields.section;
      if (!section?.file) continue;
      const source = placeOfField(entry, 'section');
      const found = sections.document(section, source.file);
      if (!found) {
        nearestPath ??= nearestAmong(subject.readings.map((reading) => reading.path));
        const near = nearestPath(section.file);
        yield { message: `${section.file} does not exist${near ? `; nearest is ${near}` : ''}`, source, entities: [entry.key] };
        continue;
      }
      if (sections.section(section, source.file)) continue;
      const known = nearestHeading.get(found.path) ?? nearestAmong(found.outline.sections.map((part) => part.title));
      nearestHeading.set(found.path, known);
      const near = known(section.heading);
      yield {
        message: `${found.path} has no heading "${section.heading}"${near ? `; nearest is "${near}"` : ''}`,
        source,
        entities: [entry.key],
        related: [{ file: found.path, line: 1, message: 'the document' }],
      };
    }
  },
};
