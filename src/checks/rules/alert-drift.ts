import type { Entity } from '../../model/catalog.ts';
import { placeOf } from '../../model/source.ts';
import { secondsOf } from '../../reading/words/measures.ts';
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
      yield* limitDrift(subject, alert);
    }
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

/** "> 20/min", "> 50%" or "> 100" in a text, and another limit in the expression: rate counts by the second, unless it is multiplied. */
function* limitDrift(subject: Subject, alert: Entity<'alert'>): Generator<Found> {
  const expr = alert.fields.expr ?? '';
  const limit = limitOf(expr);
  if (!limit) return;
  for (const source of alert.sources.filter(isDocument)) {
    const line = subject.lines(source.file)[source.line - 1] ?? '';
    const said = limitIn(line.slice(Math.max(0, line.indexOf(alert.name))));
    // A limit without a unit says nothing about a rate, and one by the minute nothing about anything else.
    if (!said || said.above !== limit.above || (said.per === undefined) !== (limit.per === undefined) || agrees(said, limit)) continue;
    const where = said.above ? 'above' : 'below';
    yield {
      message: `${alert.name} is said to fire ${where} ${said.text} here, and its expression fires ${where} ${limit.text}`,
      source,
      entities: [alert.key],
      related: [{ ...placeOfField(alert, 'expr'), message: text(expr) }],
    };
  }
}

interface Limit {
  above: boolean;
  value: number;
  /** By which time it counts, in seconds. */
  per: number | undefined;
  isShare: boolean;
  /** As it is written. */
  text: string;
}

/** The limit of an expression that is one comparison with a number. */
function limitOf(expr: string): Limit | undefined {
  const [, operator, number = ''] = /([><])=?\s*(\d+(?:\.\d+)?)\s*$/.exec(expr) ?? [];
  if (!operator || /\b(?:and|or|unless)\b|[><=]=?\s*\S+[\s\S]*[><]/i.test(expr)) return undefined;
  // A quotient of rates is a share, whatever it is called in the text.
  const isRate = /\brate\(/.test(expr) && !/\)\s*\/\s*[\w(]/.test(expr);
  const per = isRate ? (/\b60\s*\*|\*\s*60\b/.test(expr) ? 60 : 1) : undefined;
  return {
    above: operator === '>',
    value: Number(number),
    per,
    isShare: false,
    text: `${number}${per === undefined ? '' : ` per ${per === 60 ? 'minute' : 'second'}`}`,
  };
}

/** The limit that a line gives: a number with a unit of time or a percent sign, or one that nothing follows. */
function limitIn(line: string): Limit | undefined {
  const [, operator = '', number = '', share, , unit] =
    /([>≥<≤])=?\s*(\d+(?:\.\d+)?)\s*(%)?((?:\/|\s?per\s)\s*(s|sec|second|min|minute)\b)?(?=\s*(?:for\b|[,;)|`]|$))/.exec(line) ?? [];
  if (number === '') return undefined;
  const per = unit === undefined ? undefined : unit.startsWith('min') ? 60 : 1;
  return {
    above: /[>≥]/.test(operator),
    value: Number(number),
    per,
    isShare: share !== undefined,
    text: `${number}${share ?? ''}${unit === undefined ? '' : `/${unit}`}`,
  };
}

function agrees(said: Limit, limit: Limit): boolean {
  const [a, b] = [said.value / (said.per ?? 1), limit.value / (limit.per ?? 1)];
  // A share may be counted in hundreds.
  return Math.abs(a - b) < 1e-9 || (said.isShare && Math.abs(a / 100 - b) < 1e-9);
}
