import { claimsOfNone } from '../claims.ts';
import type { Rule } from '../rule.ts';
import { homeOf, titleOf } from '../subject.ts';

export const orphanRequirement: Rule = {
  id: 'orphan-requirement',
  severity: 'warning',
  meaning: 'A requirement names no test, or a document says that no requirement lacks one while some do.',
  why: 'Nobody will notice when the behaviour that the requirement asks for is lost.',
  example: '| R4.1: Orders are kept | – | – | Covered |',
  mend: 'Name the test that verifies the requirement, or say in its status that it is planned.',
  *check(subject) {
    const without = subject.of('requirement').filter((requirement) => subject.from(requirement.key, 'verified-by').length === 0);
    const lacking = new Set(without);
    for (const requirement of without) {
      if (requirement.fields.status === 'planned' || requirement.fields.testsInWords) continue;
      yield { message: `requirement ${titleOf(requirement)} names no test`, source: homeOf(requirement), entities: [requirement.key] };
    }
    const open = subject
      .of('requirement')
      .filter((requirement) => requirement.fields.status === 'planned' || (lacking.has(requirement) && !requirement.fields.testsInWords));
    const byFile = Map.groupBy(open, (requirement) => homeOf(requirement).file);
    for (const { path, line } of claimsOfNone(subject, /\borphan(?:ed)? requirements?\b/i)) {
      const own = byFile.get(path) ?? [];
      // A document without requirements of its own speaks of those of the book.
      const here = subject.inFile('requirement', path).length > 0 ? own : open;
      if (here.length === 0) continue;
      yield {
        message: `this says that no requirement lacks a test, but ${here.map((one) => one.id).join(', ')} ${here.length === 1 ? 'is' : 'are'} not covered yet`,
        source: { file: path, line },
        entities: here.map((one) => one.key),
        related: here.slice(0, 1).map((one) => ({ ...homeOf(one), message: titleOf(one) })),
      };
    }
  },
};
