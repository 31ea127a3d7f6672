import type { Rule } from '../rule.ts';
import { nearest, nearestAmong } from '../../catalog/nearest.ts';
import { placeOfField } from '../subject.ts';

export const runbookLinkBroken: Rule = {
  id: 'runbook-link-broken',
  severity: 'error',
  meaning: 'A runbook entry points at a document or heading that does not exist.',
  why: 'In an incident the one link that should help leads nowhere.',
  example: '**Runbook Section**: `docs/OPS_RUNBOOK.md` → "Diagnosis"   (there is no such file)',
  mend: 'Correct the path or the heading.',
  *check(subject) {
    const byName = Map.groupBy(subject.readings, (reading) => reading.path.slice(reading.path.lastIndexOf('/') + 1).toLowerCase());
    let nearestPath: ReturnType<typeof nearestAmong> | undefined;
    for (const entry of subject.of('runbook')) {
      const section = entry.fields.section;
      if (!section?.file) continue;
      const name = section.file.slice(section.file.lastIndexOf('/') + 1).toLowerCase();
      const targets = byName.get(name) ?? [];
      const found = targets.find((target) => target.path.endsWith(section.file)) ?? targets[0];
      const source = placeOfField(entry, 'section');
      if (!found) {
        nearestPath ??= nearestAmong(subject.readings.map((reading) => reading.path));
        const near = nearestPath(section.file);
        yield { message: `${section.file} does not exist${near ? `; nearest is ${near}` : ''}`, source, entities: [entry.key] };
        continue;
      }
      const headings = found.outline.sections.map((part) => part.title);
      if (section.heading === '' || headings.some((heading) => alike(heading, section.heading))) continue;
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

function alike(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(a) === plain(b) || plain(a).endsWith(plain(b));
}
