import type { Entity } from '../../model/catalog.ts';
import type { Rule } from '../rule.ts';
import { alertOf } from '../scenario-alerts.ts';
import { testElsewhere } from '../status/tests.ts';
import { placeOfField, titleOf, type Subject } from '../subject.ts';

export const coverageGap: Rule = {
  id: 'coverage-gap',
  severity: 'info',
  meaning: 'A scenario has no test, metric, alert or dashboard, by its own coverage matrix.',
  why: 'When the fault happens nobody is told, or nobody sees it.',
  example: '| S2 | A slow broker | … | ❌ None | … |',
  mend: 'Add what is missing, or say why it is not needed.',
  *check(subject) {
    const open = subject.of('scenario').flatMap((scenario) => {
      const gaps = gapsOf(subject, scenario);
      return gaps.length === 0 ? [] : [{ scenario, gaps, source: placeOfField(scenario, 'coverage') }];
    });
    for (const same of Map.groupBy(open, ({ source }) => source.file).values()) {
      const sorted = same.toSorted((a, b) => a.source.line - b.source.line);
      const [first] = sorted;
      // A list of many is read as one thing to do.
      if (first && same.length > mostAlone) {
        yield {
          message: `${same.length} scenarios of this matrix have a gap: ${sorted.map(({ scenario, gaps }) => `${scenario.id ?? scenario.name} (${gaps.join(', ')})`).join(', ')}`,
          source: first.source,
          entities: sorted.map(({ scenario }) => scenario.key),
          related: sorted.map(({ scenario, gaps, source }) => ({ ...source, message: `${titleOf(scenario)} has no ${gaps.join(' and no ')}` })),
        };
        continue;
      }
      for (const { scenario, gaps, source } of sorted)
        yield { message: `${titleOf(scenario)} has no ${gaps.join(' and no ')}`, source, entities: [scenario.key] };
    }
  },
};

/** More scenarios of one matrix than these are told together. */
const mostAlone = 4;

/** The facets of a scenario that its matrix leaves empty: an alert or a test that is there all the same is a conflict, and told as one. */
function gapsOf(subject: Subject, scenario: Entity<'scenario'>): string[] {
  return Object.entries(scenario.fields.coverage ?? {})
    .filter(
      ([facet, state]) => state === 'none' && !(facet === 'alerts' && alertOf(subject, scenario)) && !(facet === 'tests' && testElsewhere(subject, scenario)),
    )
    .map(([facet]) => facet);
}
