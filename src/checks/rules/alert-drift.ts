import { placeOf } from '../../model/source.ts';
import { secondsOf } from '../../reading/words/measures.ts';
import type { Rule } from '../rule.ts';
import { policies, twins } from '../alert-severities.ts';
import { saidOfAlerts } from '../sayings/alerts.ts';
import { isDocument } from '../subject.ts';

const compared = new Set(['for', 'severity', 'expr']);

export const alertDrift: Rule = {
  id: 'alert-drift',
  severity: 'error',
  meaning: 'A document gives an alert another threshold, duration or severity than its rule, or a rule another than its own file demands.',
  why: 'Whoever is paged judges the alert by a limit that does not exist.',
  example: '`OrdersQueueFull` (> 100 for 5m, critical)   (the rule says for: 2m)',
  mend: 'Copy the value from the rule, or better: leave it out and link to the alert.',
  *check(subject) {
    const told = new Set<string>();
    for (const alert of subject.of('alert')) {
      for (const { field, statements } of alert.disagreements ?? []) {
        if (!compared.has(field)) continue;
        const [first, ...others] = statements;
        for (const other of others) {
          if (!first || !isDocument(other.source) || same(field, first.value, other.value)) continue;
          told.add(`${alert.key} ${field} ${placeOf(other.source)}`);
          yield {
            message: `${alert.name}: ${field} is ${text(other.value)} here and ${text(first.value)} in ${placeOf(first.source)}`,
            source: other.source,
            entities: [alert.key],
            related: [{ ...first.source, message: text(first.value) }],
          };
        }
      }
    }
    yield* saidOfAlerts(subject, (alert, field, file, line) => told.has(`${alert.key} ${field} ${placeOf({ file, line })}`));
    yield* twins(subject);
    yield* policies(subject);
  },
};

/** White space in an expression means nothing, and 60s is 1m. */
function same(field: string, a: unknown, b: unknown): boolean {
  if (field === 'for') return secondsOf(String(a)) === secondsOf(String(b));
  return field === 'expr' ? String(a).replace(/\s+/g, '') === String(b).replace(/\s+/g, '') : a === b;
}

function text(value: unknown): string {
  return String(value).replace(/\s+/g, ' ');
}
