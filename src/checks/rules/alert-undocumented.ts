import type { Rule } from '../rule.ts';
import { nearestAmong } from '../../catalog/nearest.ts';
import { homeOf, isDocument } from '../subject.ts';

export const alertUndocumented: Rule = {
  id: 'alert-undocumented',
  severity: 'warning',
  meaning: 'A rule fires an alert that no document names.',
  why: 'Whoever is paged finds nothing about it.',
  example: '- alert: OrdersBrokerFlapping   (in no document)',
  mend: 'Name the alert where its scenario or runbook entry is described.',
  *check(subject) {
    if (subject.book.documents.length === 0) return;
    const ruled = subject.of('alert').filter((alert) => alert.fields.rule);
    const nearestName = nearestAmong(ruled.map((alert) => alert.name));
    const unruled = subject.of('alert').flatMap((other) => (other.fields.rule || other.fields.expr ? [] : [{ other, near: nearestName(other.name) }]));
    const byNear = Map.groupBy(unruled, ({ near }) => near);
    for (const alert of ruled) {
      if (alert.sources.some(isDocument) || subject.to(alert.key, 'mentions').length > 0) continue;
      yield {
        message: `${alert.name}${alert.fields.severity ? `, ${alert.fields.severity},` : ''} is named in no document`,
        source: homeOf(alert),
        entities: [alert.key],
        related: (byNear.get(alert.name) ?? []).map(({ other }) => ({ ...homeOf(other), message: `${other.name}, which no rule file has: is it the same?` })),
      };
    }
  },
};
