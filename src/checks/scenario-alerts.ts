// Alerts that fire on what a scenario is observed by, whether or not a document ties the two.
import type { Entity } from '../model/catalog.ts';
import type { Subject } from './subject.ts';

/** An alert of a scenario, and what ties the two. */
export interface ScenarioAlert {
  alert: Entity<'alert'>;
  why: string;
}

/**
 * The alert that contradicts "no alert" for a scenario: a rule that names the scenario, else one whose expression reads a
 * metric of the scenario's own row. An alert that only a document proposes contradicts nothing.
 */
export function alertOf(subject: Subject, scenario: Entity<'scenario'>): ScenarioAlert | undefined {
  const observed = subject.from(scenario.key, 'observed-by').map((link) => subject.get(link.to));
  const isRule = (one: Entity | undefined): one is Entity<'alert'> =>
    one?.kind === 'alert' && (Boolean(one.fields.rule) || subject.writtenRules().includes(one));
  const named = observed.find(isRule);
  if (named) return { alert: named, why: 'names it' };
  const fired = observed
    .filter((one): one is Entity<'metric'> => one?.kind === 'metric')
    .flatMap((metric) =>
      subject
        .to(metric.key, 'uses')
        .map((link) => subject.get(link.from))
        .filter((one): one is Entity<'alert'> => one?.kind === 'alert' && Boolean(one.fields.rule))
        .map((alert) => ({ alert, why: `fires on its metric ${metric.name}` })),
    );
  return fired[0];
}
