import type { Finding } from '../../model/finding.ts';
import type { Rule } from '../rule.ts';
import { nearestAmong } from '../../catalog/nearest.ts';
import { homeOf } from '../subject.ts';

function isDamagedRules({ rule, source, message }: Finding): boolean {
  return rule === 'unreadable' && /\.ya?ml$/i.test(source.file) && /^(?:not valid YAML|larger than|not text|cannot be read)/.test(message);
}

export const alertUnknown: Rule = {
  id: 'alert-unknown',
  severity: 'warning',
  meaning: 'A document names an alert that no rule file has.',
  why: 'The alert never fires, and who searches for the one that did finds nothing.',
  example: '- `OrdersBrokerLost` (exists)   (the rule is OrdersBrokerDown)',
  mend: 'Write the name that the rule has, or add the rule.',
  *check(subject) {
    // A rule file that cannot be read may have any alert.
    if (!subject.hasRules() || subject.catalog.findings.some(isDamagedRules)) return;
    const ruled = subject.of('alert').filter((alert) => alert.fields.rule);
    const nearestRule = nearestAmong(ruled.map((alert) => alert.name));
    const byExpression = new Map(ruled.map((alert) => [bare(alert.fields.expr), alert.name]));
    for (const alert of subject.of('alert')) {
      if (alert.fields.rule) continue;
      const same = alert.fields.expr === undefined ? undefined : byExpression.get(bare(alert.fields.expr));
      if (same) {
        const message = `${alert.name} is in no rule file; the rule ${same} has its expression`;
        yield { message, source: homeOf(alert), entities: [alert.key, `alert:${same}`] };
        continue;
      }
      if (alert.fields.expr !== undefined) {
        yield {
          message: `${alert.name} is defined in this document only: no rule file has it`,
          source: homeOf(alert),
          severity: 'info',
          entities: [alert.key],
        };
        continue;
      }
      const near = nearestRule(alert.name);
      for (const [source] of Map.groupBy(alert.sources, (place) => place.file).values()) {
        if (source)
          yield {
            message: `${alert.name} is in no rule file${near ? `; nearest is ${near}` : ''}`,
            source,
            entities: [alert.key, ...(near ? [`alert:${near}`] : [])],
          };
      }
    }
  },
};

/** White space in an expression means nothing. */
function bare(expr: string | undefined): string {
  return (expr ?? '').replace(/\s+/g, '');
}
