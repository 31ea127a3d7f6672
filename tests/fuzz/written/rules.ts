// Rules of Prometheus: in one YAML document or several, their expressions on one line or more.
import fc from 'fast-check';
import { stringify } from 'yaml';
import { readRuleFile } from '../../../src/evidence/prometheus-rules.ts';
import { at, here, numbered, words, type Format } from './written.ts';

const head = 'groups:\n- name: orders\n  rules:\n';

/** Marks each key whose line is told. */
function marked(text: string, keys: readonly string[]): string {
  return text.replace(/^([ -]*)([a-z_]+)(?=:)/gm, (all, before: string, key: string) => (keys.includes(key) ? before + here + key : all));
}

export const rules: Format = {
  what: 'rules',
  written: numbered(
    fc.record({
      for: fc.constantFrom(undefined, '5m', '1h30m'),
      severity: fc.constantFrom('critical', 'warning'),
      summary: words,
      isRecording: fc.boolean(),
      isLong: fc.boolean(),
      begins: fc.boolean(),
      comment: words,
    }),
    'OrdersAlert',
  ).map((all) => [
    { text: head },
    ...all.map(({ name, index, summary, isRecording, isLong, begins, comment, ...rule }) => {
      const expr = isLong ? `orders_total\n  > ${index}` : `orders_total > ${index}`;
      const made = isRecording
        ? { record: `orders:rate${index}`, expr }
        : {
            alert: name,
            ...(rule.for ? { for: rule.for } : {}),
            expr,
            labels: { team: 'orders', severity: rule.severity },
            annotations: { summary: summary || 'none' },
          };
      const text = marked(stringify([made], { lineWidth: 0 }), isRecording ? ['record'] : ['alert', 'for', 'severity', 'summary']);
      // A text that begins on a line of its own stands there.
      const told = isRecording || !isLong ? text : text.replace(/^( *expr: \|-\n)/m, `$1${here}`);
      const one = !isRecording && !isLong ? told.replace(/^( *)(?=expr:)/m, `$1${here}`) : told;
      return {
        text: `${begins ? `---\n${head}` : ''}  # ${comment}\n${one.replace(/^(?=.)/gm, '  ')}`,
        says: isRecording
          ? [`orders:rate${index}`]
          : [name, ...(rule.for ? [`${name} for ${rule.for}`] : []), `${name} expr`, `${name} ${rule.severity}`, `${name} summary ${summary || 'none'}`],
      };
    }),
  ]),
  read: (text) =>
    readRuleFile({ path: 'rules.yaml', text }).facts.flatMap((fact) => {
      if (fact.kind === 'metric') return [at(fact.source.line, fact.name ?? '')];
      if (fact.kind !== 'alert') return [];
      const { severity, for: time, expr, summary } = fact.fields;
      return [
        at(fact.source.line, fact.name ?? ''),
        ...(time ? [at(time.source.line, `${fact.name} for ${time.value}`)] : []),
        at(expr?.source.line, `${fact.name} expr`),
        at(severity?.source.line, `${fact.name} ${severity?.value}`),
        at(summary?.source.line, `${fact.name} summary ${summary?.value}`),
      ];
    }),
};
