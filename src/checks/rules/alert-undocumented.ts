import type { Rule } from '../rule.ts';
import { homeOf, isDocument } from '../subject.ts';

export const alertUndocumented: Rule = {
  id: 'alert-undocumented',
  severity: 'warning',
  meaning: 'A rule fires an alert that no document names.',
  why: 'Whoever is paged finds nothing about it.',
  example: '- alert: RouterNatsFrequentReconnects   (in no document)',
  mend: 'Name the alert where its scenario or runbook entry is described.',
  *check(subject) {
    if (subject.book.documents.length === 0) return;
    for (const alert of subject.of('alert')) {
      if (!alert.fields.rule || alert.sources.some(isDocument) || subject.to(alert.key, 'mentions').length > 0) continue;
      yield {
        message: `${alert.name}${alert.fields.severity ? `, ${alert.fields.severity},` : ''} is named in no document`,
        source: homeOf(alert),
        entities: [alert.key],
      };
    }
  },
};
