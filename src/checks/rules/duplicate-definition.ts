import type { Rule } from '../rule.ts';

export const duplicateDefinition: Rule = {
  id: 'duplicate-definition',
  severity: 'info',
  meaning: 'A document defines one metric twice.',
  why: 'Whoever changes one of the two forgets the other.',
  example: '- `orders_duplicate_total{reason}`: …   (two lists of the same page)',
  mend: 'Keep one of them, and link to it from the other place.',
  *check(subject) {
    for (const metric of subject.of('metric')) {
      const sets = metric.fields.labelSets ?? [];
      for (const [file, places] of Map.groupBy(
        sets.filter((set) => set.required === undefined),
        (set) => set.source.file,
      )) {
        const described = (metric.provenance['description'] ?? []).filter((source) => source.file === file);
        const [first, second] = described.filter((source) => places.some((set) => set.source.line === source.line));
        if (!first || !second) continue;
        yield {
          message: `${metric.name} is defined at line ${Math.min(first.line, second.line)} already`,
          source: first.line > second.line ? first : second,
          entities: [metric.key],
          related: [{ ...(first.line > second.line ? second : first), message: 'the other definition' }],
        };
      }
    }
  },
};
