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
    const isSilent = (alert: (typeof ruled)[number]) => !alert.sources.some(isDocument) && subject.to(alert.key, 'mentions').length === 0;
    for (const alerts of Map.groupBy(ruled, ({ fields }) => fields.rule?.file).values()) {
      const silent = alerts.filter(isSilent).sort((a, b) => homeOf(a).line - homeOf(b).line);
      const [first] = silent;
      // A file that no document speaks of is one thing to mend, not fifty.
      if (first && silent.length > 2 && silent.length === alerts.length) {
        yield {
          message: `none of the ${silent.length} alerts of this file is named in a document`,
          source: homeOf(first),
          entities: silent.map(({ key }) => key),
          related: silent.map((alert) => ({ ...homeOf(alert), message: named(alert) })),
        };
        continue;
      }
      for (const alert of silent)
        yield {
          message: `${named(alert)}${alert.fields.severity ? ',' : ''} is named in no document`,
          source: homeOf(alert),
          entities: [alert.key],
          related: (byNear.get(alert.name) ?? []).map(({ other }) => ({ ...homeOf(other), message: `${other.name}, which no rule file has: is it the same?` })),
        };
    }
  },
};

function named({ name, fields }: { name: string; fields: { severity?: string | undefined } }): string {
  return fields.severity ? `${name}, ${fields.severity}` : name;
}
