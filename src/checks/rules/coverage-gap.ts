import type { Rule } from '../rule.ts';
import { alertOf } from '../scenario-alerts.ts';
import { testElsewhere } from '../status/tests.ts';
import { placeOfField, titleOf } from '../subject.ts';

export const coverageGap: Rule = {
  id: 'coverage-gap',
  severity: 'info',
  meaning: 'A scenario has no test, metric, alert or dashboard, by its own coverage matrix.',
  why: 'When the fault happens nobody is told, or nobody sees it.',
  example: '| S2 | A slow broker | … | ❌ None | … |',
  mend: 'Add what is missing, or say why it is not needed.',
  *check(subject) {
    for (const scenario of subject.of('scenario')) {
      const coverage = scenario.fields.coverage ?? {};
      const gaps = Object.entries(coverage)
        // An alert or a test that is there all the same is a conflict, and told as one.
        .filter(
          ([facet, state]) =>
            state === 'none' && !(facet === 'alerts' && alertOf(subject, scenario)) && !(facet === 'tests' && testElsewhere(subject, scenario)),
        )
        .map(([facet]) => facet);
      if (gaps.length === 0) continue;
      yield { message: `${titleOf(scenario)} has no ${gaps.join(' and no ')}`, source: placeOfField(scenario, 'coverage'), entities: [scenario.key] };
    }
  },
};
