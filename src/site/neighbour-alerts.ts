// What fires together with an alert, what shows it, and what helps with it when nothing speaks of it.
import type { Entity } from '../model/catalog.ts';
import type { Relative } from './relations.ts';
import { gathered, question } from './question.ts';
import { Reached } from './reached.ts';
import type { Site } from './site.ts';

type Alert = Entity<'alert'>;

/** A rule group larger than this says little about its members. */
const largestGroup = 6;

/** Alerts that probably fire together: they watch the same metric or scenario, or stand in one small rule group. */
export function neighbourAlerts(site: Site, alert: Alert): Relative[] {
  const reached = new Reached();
  for (const metric of site.targets(alert.key, 'uses', 'metric')) {
    for (const other of site.origins(metric.key, 'uses', 'alert')) reached.add(other, `the same metric ${metric.name}`, alert);
  }
  for (const scenario of site.origins(alert.key, 'observed-by', 'scenario')) {
    const name = scenario.id ?? scenario.name;
    for (const other of site.targets(scenario.key, 'observed-by', 'alert')) reached.add(other, `the same scenario ${name}`, scenario);
  }
  const { group, rule } = alert.fields;
  const members = group === undefined ? [] : inRuleGroup(site, groupName(group, rule?.file));
  if (members.length <= largestGroup) for (const other of members) reached.add(other, `the same rule group ${group}`, alert);
  return reached.all('').filter(({ entity }) => entity.key !== alert.key);
}

/** The alerts of one rule group of one file. */
const inRuleGroup = question('rule-group', (site, name) => ruleGroups(site).get(name) ?? []);

const ruleGroups = gathered((site) => Map.groupBy(site.of('alert'), ({ fields }) => groupName(fields.group ?? '', fields.rule?.file)));

function groupName(group: string, file = ''): string {
  return `${file}\n${group}`;
}

/** Panels that show what the alert watches, and the dashboards that have them. */
export function panelsFor(site: Site, alert: Alert): Relative[] {
  const reached = new Reached();
  const add = (panel: Entity, way: string, from: Entity) => {
    reached.add(panel, way, from);
    for (const dashboard of site.targets(panel.key, 'part-of', 'dashboard')) reached.add(dashboard, `has the panel ${panel.name}`, panel);
  };
  for (const metric of site.targets(alert.key, 'uses', 'metric')) {
    for (const panel of site.origins(metric.key, 'uses')) if (panel.kind === 'panel' || panel.kind === 'dashboard') add(panel, `shows ${metric.name}`, metric);
  }
  for (const scenario of site.origins(alert.key, 'observed-by', 'scenario')) {
    for (const panel of site.targets(scenario.key, 'observed-by', 'panel')) add(panel, `shows the scenario ${scenario.id ?? scenario.name}`, scenario);
  }
  return reached.all('');
}

/** Runbook entries for the alerts beside one that has none of its own. */
export function nearestGuidance(site: Site, neighbours: readonly Relative[]): Relative[] {
  const reached = new Reached();
  for (const { entity } of neighbours) {
    for (const entry of site.related(entity.key, 'runbook')) reached.add(entry, entity.name, entity);
  }
  return reached.all('for');
}
