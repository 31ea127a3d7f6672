// Severities of alerts beside each other, and beside what a rule file says of them.
import type { Entity } from '../model/catalog.ts';
import { wordsIn } from '../catalog/nearest.ts';
import { secondsOf } from '../reading/words/measures.ts';
import type { Found } from './rule.ts';
import { homeOf, placeOfField, type Subject } from './subject.ts';

/** Two alerts that differ only in the component they watch: same name but for its first word, same limit, same time. */
export function* twins(subject: Subject): Generator<Found> {
  const alike = Map.groupBy(
    subject.of('alert').filter((alert) => alert.fields.expr && alert.fields.severity && wordsIn(alert.name).length >= 4),
    (alert) => [wordsIn(alert.name).slice(1).join(' '), shapeOf(alert), alert.fields.for ?? ''].join('\n'),
  );
  for (const same of alike.values()) {
    const [first, ...others] = same;
    const other = others.find((one) => one.fields.severity !== first?.fields.severity);
    if (!first || !other) continue;
    yield {
      message: `${first.name} is ${first.fields.severity}; ${other.name}, with the same limit, is ${other.fields.severity}`,
      source: placeOfField(first, 'severity'),
      severity: 'warning',
      entities: [first.key, other.key],
      related: [{ ...placeOfField(other, 'severity'), message: `${other.name}: ${other.fields.severity}` }],
    };
  }
}

/** An expression without the first word of its metrics. */
function shapeOf(alert: Entity<'alert'>): string {
  return (alert.fields.expr ?? '').replace(/\s+/g, '').replace(/\b[a-z][a-z0-9]*_(?=[a-z0-9_]+)/g, '');
}

const policy = /^\s*#.*\b(critical|warning|info|page|ticket)\b[^:#]{0,20}\balerts?\s*:\s*(\d+)(?:\s*-\s*(\d+))?\s*(s|m|h)\b.*\b(?:for|duration)\b/i;

/** "# Warning alerts: 10-15m for duration" at the top of a rule file, and a warning that waits 5m. */
export function* policies(subject: Subject): Generator<Found> {
  for (const { path, text } of subject.book.yaml) {
    const alerts = Map.groupBy(
      subject.inFile('alert', path).filter((alert) => alert.fields.rule?.file === path),
      (alert) => alert.fields.severity?.toLowerCase() ?? '',
    );
    if (alerts.size === 0) continue;
    const said = new Set<string>();
    for (const [index, line] of text.split('\n').entries()) {
      const [, severity = '', low, high, unit = ''] = policy.exec(line) ?? [];
      // What a file says twice is told once.
      if (!low || said.has(severity.toLowerCase())) continue;
      said.add(severity.toLowerCase());
      const [least, most] = [secondsOf(`${low}${unit}`), secondsOf(`${high ?? low}${unit}`)];
      for (const alert of alerts.get(severity.toLowerCase()) ?? []) {
        const waits = secondsOf(alert.fields.for ?? '0s');
        if (waits >= least && waits <= most) continue;
        const range = high ? `${low}-${high}${unit}` : `${low}${unit}`;
        yield {
          message: `${alert.name}, ${alert.fields.severity}, waits ${alert.fields.for ?? 'no time'}; this file says that ${severity.toLowerCase()} alerts wait ${range}`,
          source: alert.fields.for ? placeOfField(alert, 'for') : homeOf(alert),
          severity: 'warning',
          entities: [alert.key],
          related: [{ file: path, line: index + 1, message: `${severity}: ${range}` }],
        };
      }
    }
  }
}
