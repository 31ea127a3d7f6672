import type { Rule } from '../rule.ts';
import { homeOf } from '../subject.ts';

export const alertWithoutRunbook: Rule = {
  id: 'alert-without-runbook',
  severity: 'info',
  meaning: 'A rule carries no runbook_url annotation.',
  why: 'The page that the pager shows has no link to what to do.',
  example: '- alert: OrdersBrokerDown   (no runbook_url below annotations)',
  mend: 'Add the annotation runbook_url with the address of the alert’s page.',
  *check(subject) {
    for (const alert of subject.of('alert')) {
      if (!alert.fields.rule || alert.fields.runbookUrl) continue;
      yield { message: `${alert.name} has no runbook_url; its page is ${alert.url}`, source: homeOf(alert), entities: [alert.key] };
    }
  },
};
