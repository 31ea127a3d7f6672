import type { Entity } from '../../model/catalog.ts';
import { compareSources } from '../../model/source.ts';
import type { Rule } from '../rule.ts';
import { nearestAmong } from '../../catalog/nearest.ts';
import { isDocument, type Subject } from '../subject.ts';

export const suiteMissing: Rule = {
  id: 'suite-missing',
  severity: 'error',
  meaning: 'A document names a suite that the evidence does not have.',
  why: 'Every test that the document places there runs nowhere.',
  example: '**Suite**: `orders_publish_SUITE`   (there is no such file)',
  mend: 'Correct the name, or say that the suite is planned.',
  *check(subject) {
    const nearestName = nearestAmong(
      subject
        .of('suite')
        .filter(wasRead)
        .map((suite) => suite.name),
    );
    const runs = Map.groupBy(
      subject.of('test').filter((test) => test.trust && !['missing', 'declared'].includes(test.trust)),
      (test) => test.name,
    );
    for (const suite of subject.of('suite')) {
      if (!isMissing(subject, suite.name)) continue;
      const near = nearestName(suite.name);
      const tests = subject.to(suite.key, 'part-of').map((link) => link.from);
      const claims = tests.flatMap((test) => subject.to(test, 'verified-by', 'guarantees', 'smoke'));
      for (const [file, places] of Map.groupBy(suite.sources.filter(isDocument), (source) => source.file)) {
        const [source] = places;
        if (!source) continue;
        yield {
          message: `there is no suite ${suite.name}${near ? `; nearest is ${near}` : ''}`,
          source,
          entities: [suite.key, ...new Set(claims.filter((claim) => claim.source.file === file).flatMap((claim) => [claim.from, claim.to]))],
          related: tests
            .flatMap((test) => runs.get(subject.get(test)?.name ?? '') ?? [])
            .flatMap((test) => (test.fields.definition ? [{ ...test.fields.definition, message: `${test.name} runs in ${test.fields.suite}` }] : []))
            .sort(compareSources),
        };
      }
    }
  },
};

function wasRead(suite: Entity<'suite'>): boolean {
  return suite.sources.some((source) => !isDocument(source));
}

/** Is this a suite that only documents know, in a book whose suites are all known? Then its tests are missing. */
export function isMissing(subject: Subject, name: string): boolean {
  const suite = subject.get(`suite:${name}`);
  return (
    suite?.kind === 'suite' &&
    !wasRead(suite) &&
    subject.of('suite').some(wasRead) &&
    subject.to(suite.key, 'part-of').some((link) => subject.get(link.from)?.trust === 'missing')
  );
}
