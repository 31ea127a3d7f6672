import type { Rule } from '../rule.ts';
import { homeOf } from '../subject.ts';

export const backendUnmapped: Rule = {
  id: 'backend-unmapped',
  severity: 'info',
  meaning: 'A concept has no equivalent named for a backend.',
  why: 'Whoever ports the tests to that backend does not know what to port this to.',
  example: '| Acknowledge | `basic.ack` | - |   (nothing for the second backend)',
  mend: 'Name the equivalent, or say that the backend has none.',
  *check(subject) {
    const backends = subject.of('backend');
    for (const concept of subject.of('concept')) {
      const mapped = new Set(Object.keys(concept.fields.equivalents ?? {}));
      const missing = backends.filter((backend) => !mapped.has(backend.name));
      if (mapped.size === 0 || missing.length === 0) continue;
      yield {
        message: `"${concept.name}" has no equivalent for ${missing.map((backend) => backend.name).join(', ')}`,
        source: homeOf(concept),
        entities: [concept.key, ...missing.map((backend) => backend.key)],
      };
    }
  },
};
