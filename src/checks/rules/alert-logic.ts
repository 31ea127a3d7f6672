import type { Rule } from '../rule.ts';
import { placeOfField } from '../subject.ts';

export const alertLogic: Rule = {
  id: 'alert-logic',
  severity: 'warning',
  meaning: 'The expression of a rule says the opposite of its own text.',
  why: 'The alert fires when all is well and is silent when it is not.',
  example: 'summary: "Queue is growing", expr: rate(x[10m]) > rate(x[5m])   (which holds when it shrinks)',
  mend: 'Turn the comparison round, or correct the text.',
  *check(subject) {
    for (const alert of subject.of('alert')) {
      const { expr, summary = '', description = '' } = alert.fields;
      if (!alert.fields.rule || !expr) continue;
      const text = `${summary} ${description}`;
      const found = growing(expr, text) ?? negated(expr, text);
      if (found)
        yield {
          message: `${alert.name}: ${found}`,
          source: placeOfField(alert, 'expr'),
          entities: [alert.key],
          related: [{ ...placeOfField(alert, 'summary'), message: summary }],
        };
    }
  },
};

/** A rate over a longer time above one over a shorter time: the rate falls. */
function growing(expr: string, text: string): string | undefined {
  if (!/\b(?:grow|growing|increas|rising|spike)/i.test(text)) return undefined;
  const comparisons = expr.matchAll(/rate\(([\w:]+)(?:\{[^{}]*\})?\[(\d+)m\]\)\s*>\s*rate\(([\w:]+)(?:\{[^{}]*\})?\[(\d+)m\]\)/g);
  const match = [...comparisons].find(([, metric, long, other, short]) => metric === other && Number(long) > Number(short));
  if (!match) return undefined;
  return `the text says that it grows, but rate[${match[2]}m] > rate[${match[4]}m] holds when the rate falls`;
}

/** `status{state="disconnected"} == 0` for "is disconnected": the series of that state being 0 means that it is not. */
function negated(expr: string, text: string): string | undefined {
  const match = /\{[^{}]*="(disconnected|down|unhealthy|failed|error|closed|stopped)"[^{}]*\}\s*==\s*0\b/.exec(expr);
  const state = match?.[1];
  return state && /\b(?:down|disconnected|unhealthy|failed|lost|stopped|closed)\b/i.test(text)
    ? `it fires when the series of the state "${state}" is 0, that is when the state is another`
    : undefined;
}
