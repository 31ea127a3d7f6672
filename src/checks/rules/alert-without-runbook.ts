import type { Rule } from '../rule.ts';
import { homeOf } from '../subject.ts';

export const alertWithoutRunbook: Rule = {
  id: 'alert-without-runbook',
  severity: 'info',
  meaning: 'Rules of a file carry no runbook_url annotation.',
  why: 'The page that the pager shows has no link to what to do.',
  example: '- alert: OrdersBrokerDown   (no runbook_url below annotations)',
  mend: 'Add the annotation runbook_url with the address of the alert’s page, which stands beside each alert below.',
  // One finding a file: whoever adds the annotation adds it to all, and fifty findings would hide all others.
  *check(subject) {
    const inRules = subject.of('alert').filter(({ fields }) => fields.rule);
    for (const [, alerts] of Map.groupBy(inRules, ({ fields }) => fields.rule?.file)) {
      const without = alerts.filter(({ fields }) => !fields.runbookUrl).sort((a, b) => homeOf(a).line - homeOf(b).line);
      const [first] = without;
      if (!first) continue;
      const page = subject.addressOf(first);
      const extent = without.length === alerts.length ? `all ${alerts.length}` : `${without.length} of the ${alerts.length}`;
      const only = without.length === 1;
      yield {
        message: only
          ? `${first.name} has no runbook_url; its page is ${page}`
          : `${extent} alerts of this file have no runbook_url; the page of ${first.name} is ${page}, and so on by name`,
        source: homeOf(first),
        entities: without.map(({ key }) => key),
        related: only ? [] : without.map((alert) => ({ ...homeOf(alert), message: `${alert.name}: ${subject.addressOf(alert)}` })),
      };
    }
  },
};
