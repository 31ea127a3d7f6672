import type { Finding } from '../../model/finding.ts';
import type { Found, Rule } from '../rule.ts';
import { nearestAmong } from '../../catalog/nearest.ts';
import { homeOf, type Subject } from '../subject.ts';

function isDamagedRules({ rule, source, message }: Finding): boolean {
  return rule === 'unreadable' && /\.ya?ml$/i.test(source.file) && /^(?:not valid YAML|larger than|not text|cannot be read)/.test(message);
}

export const alertUnknown: Rule = {
  id: 'alert-unknown',
  severity: 'warning',
  meaning: 'A document names an alert that no rule file has, nor the page on which a book keeps its rules.',
  why: 'The alert never fires, and who searches for the one that did finds nothing.',
  example: '- `OrdersBrokerLost` (exists)   (the rule is OrdersBrokerDown)',
  mend: 'Write the name that the rule has, or add the rule.',
  *check(subject) {
    yield* notWritten(subject);
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

/** An alert of the same system as the rules on the page of rules, which is not among them. */
function* notWritten(subject: Subject): Generator<Found> {
  const written = subject.writtenRules();
  const [first] = written;
  if (!first) return;
  const system = (name: string) => /^[A-Z]+[a-z0-9]*/.exec(name)?.[0] ?? name;
  const common = Map.groupBy(written, ({ name }) => system(name));
  const nearestRule = nearestAmong(written.map((alert) => alert.name));
  const page = homeOf(first).file;
  for (const alert of subject.of('alert')) {
    if (written.includes(alert) || (common.get(system(alert.name))?.length ?? 0) * 2 < written.length) continue;
    const near = nearestRule(alert.name);
    for (const [source] of Map.groupBy(alert.sources, (place) => place.file).values()) {
      if (!source) continue;
      yield {
        message: `${alert.name} is none of the ${written.length} rules in ${page}${near ? `; nearest is ${near}` : ''}`,
        source,
        entities: [alert.key, ...(near ? [`alert:${near}`] : [])],
        related: [{ ...homeOf(first), message: `the first of ${written.length} rules` }],
      };
    }
  }
}

/** White space in an expression means nothing. */
function bare(expr: string | undefined): string {
  return (expr ?? '').replace(/\s+/g, '');
}
