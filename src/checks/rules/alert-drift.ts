import type { Entity } from '../../model/catalog.ts';
import { placeOf } from '../../model/source.ts';
import type { Found, Rule } from '../rule.ts';
import { policies, twins } from '../alert-severities.ts';
import { isDocument, placeOfField, type Subject } from '../subject.ts';

const compared = new Set(['for', 'severity', 'expr']);

export const alertDrift: Rule = {
  id: 'alert-drift',
  severity: 'error',
  meaning: 'A document gives an alert another threshold, duration or severity than its rule, or a rule another than its own file demands.',
  why: 'Whoever is paged judges the alert by a limit that does not exist.',
  example: '`OrdersQueueFull` (> 100 for 5m, critical)   (the rule says for: 2m)',
  mend: 'Copy the value from the rule, or better: leave it out and link to the alert.',
  *check(subject) {
    for (const alert of subject.of('alert')) {
      for (const { field, statements } of alert.disagreements ?? []) {
        if (!compared.has(field)) continue;
        const [first, ...others] = statements;
        for (const other of others) {
          if (!first || !isDocument(other.source) || same(field, first.value, other.value)) continue;
          yield {
            message: `${alert.name}: ${field} is ${text(other.value)} here and ${text(first.value)} in ${placeOf(first.source)}`,
            source: other.source,
            entities: [alert.key],
            related: [{ ...first.source, message: text(first.value) }],
          };
        }
      }
      yield* unitDrift(subject, alert);
    }
    yield* twins(subject);
    yield* policies(subject);
  },
};

/** White space in an expression means nothing. */
function same(field: string, a: unknown, b: unknown): boolean {
  return field === 'expr' ? String(a).replace(/\s+/g, '') === String(b).replace(/\s+/g, '') : a === b;
}

function text(value: unknown): string {
  return String(value).replace(/\s+/g, ' ');
}

/** "> 20/min" or "> 0.5/s" in a text, and another limit in the expression: rate counts by the second, unless it is multiplied. */
function* unitDrift(subject: Subject, alert: Entity<'alert'>): Generator<Found> {
  const expr = alert.fields.expr ?? '';
  const limit = Number(/rate\([\s\S]*\)\s*>\s*([\d.]+)\s*$/.exec(expr)?.[1]);
  // A quotient of rates is a share, whatever it is called in the text.
  if (!limit || /\)\s*\/\s*[\w(]/.test(expr)) return;
  const byMinute = /\b60\s*\*|\*\s*60\b/.test(expr);
  for (const source of alert.sources.filter(isDocument)) {
    const line = subject.lines(source.file)[source.line - 1] ?? '';
    const match = /[>≥]\s*([\d.]+)\s*(?:\/|per )\s*(s|sec|second|min|minute)\b/.exec(line);
    if (!match) continue;
    const said = Number(match[1]) * (match[2]?.startsWith('min') ? 1 : 60);
    const real = limit * (byMinute ? 1 : 60);
    if (Math.abs(said - real) < 1e-9) continue;
    yield {
      message: `${alert.name} is said to fire above ${match[1]}/${match[2]} here, and its expression fires above ${limit} per ${byMinute ? 'minute' : 'second'}`,
      source,
      entities: [alert.key],
      related: [{ ...placeOfField(alert, 'expr'), message: text(expr) }],
    };
  }
}
