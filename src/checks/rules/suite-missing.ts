import type { Rule } from '../rule.ts';
import { nearestAmong } from '../../catalog/nearest.ts';
import { isDocument } from '../subject.ts';

export const suiteMissing: Rule = {
  id: 'suite-missing',
  severity: 'error',
  meaning: 'A document names a suite that the evidence does not have.',
  why: 'Every test that the document places there runs nowhere.',
  example: '**Suite**: `router_publish_failure_e2e_SUITE`   (there is no such file)',
  mend: 'Correct the name, or say that the suite is planned.',
  *check(subject) {
    const read = new Set(
      subject
        .of('suite')
        .filter((suite) => suite.sources.some((source) => !isDocument(source)))
        .map((suite) => suite.name),
    );
    if (read.size === 0) return;
    const nearestSuite = nearestAmong(read);
    for (const suite of subject.of('suite')) {
      if (read.has(suite.name)) continue;
      const tests = subject.to(suite.key, 'part-of');
      // Only said when the evidence is known to be complete: then its tests are missing.
      if (!tests.some((link) => subject.get(link.from)?.trust === 'missing')) continue;
      const near = nearestSuite(suite.name);
      for (const source of suite.sources.filter(isDocument).slice(0, 1)) {
        yield { message: `there is no suite ${suite.name}${near ? `; nearest is ${near}` : ''}`, source, entities: [suite.key] };
      }
    }
  },
};
