// From what fired to what helps: the runbook entries, smoke tests, tests and alerts that stand behind the same scenarios.
import type { Entity } from '../model/catalog.ts';
import { named } from './names.ts';
import { Reached } from './reached.ts';
import type { Relative } from './relations.ts';
import type { Site } from './site.ts';
import { testsBehind } from './trust.ts';

export interface Incident {
  guidance: Relative[];
  smoke: Relative[];
  tests: Relative[];
  alerts: Relative[];
}

/** Everything that helps with an alert, each with the scenario or test through which it is reached. */
export function incidentOf(site: Site, entity: Entity<'alert' | 'runbook'>): Incident {
  const scenarios = entity.kind === 'alert' ? site.origins(entity.key, 'observed-by', 'scenario') : site.targets(entity.key, 'guides', 'scenario');
  const guidance = new Reached();
  const smoke = new Reached();
  const tests = new Reached();
  const alerts = new Reached();
  for (const test of site.related(entity.key, 'test')) tests.add(test, '', entity);
  for (const entry of site.related(entity.key, 'runbook')) guidance.add(entry, '', entity);
  for (const one of site.related(entity.key, 'smoke-test')) smoke.add(one, '', entity);
  for (const scenario of scenarios) {
    const through = shortName(scenario);
    for (const entry of site.origins(scenario.key, 'guides', 'runbook')) guidance.add(entry, through, scenario);
    for (const one of site.related(scenario.key, 'smoke-test')) smoke.add(one, through, scenario);
    for (const test of testsBehind(site, scenario)) tests.add(test, through, scenario);
    for (const alert of site.targets(scenario.key, 'observed-by', 'alert')) alerts.add(alert, through, scenario);
  }
  // What rests on the very tests that the alert itself names helps too.
  for (const test of entity.kind === 'alert' ? site.related(entity.key, 'test') : []) {
    const through = test.name;
    for (const entry of site.origins(test.key, 'guarantees', 'runbook')) guidance.add(entry, through, test);
    for (const one of site.origins(test.key, 'smoke', 'smoke-test')) smoke.add(one, through, test);
  }
  return { guidance: guidance.all(), smoke: smoke.all(), tests: tests.all(), alerts: alerts.all().filter((other) => other.entity.key !== entity.key) };
}

function shortName(entity: Entity): string {
  const { id, name } = named(entity);
  return id ?? name ?? entity.key;
}
