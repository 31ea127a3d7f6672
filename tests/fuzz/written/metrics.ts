// A dump of metrics, with names that every object has and values that look like more labels.
import fc from 'fast-check';
import { readExposition } from '../../../src/evidence/exposition.ts';
import { at, here, numbered, words, type Format } from './written.ts';

const names = ['constructor', '__proto__', 'toString'];
const escaped = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');

export const metrics: Format = {
  what: 'metrics',
  written: numbered(
    fc.record({
      labels: fc.subarray(['constructor', 'reason', 'source', 'topic']),
      value: words,
      number: fc.constantFrom('1', 'NaN', '+Inf', '1e+06', '-1.5 1700000000'),
      help: fc.boolean(),
      isNamedOddly: fc.boolean(),
      isTwice: fc.boolean(),
    }),
    'orders_things_',
  ).map((all) =>
    all.map(({ name, index, labels, value, number, help, isNamedOddly, isTwice }) => {
      const metric = (isNamedOddly && names[index]) || `${name}_total`;
      const inside = labels.map((label) => `${label}="${escaped(value)}\\n"`).join(',');
      const head = help ? `# HELP ${metric} ${value}\n# TYPE ${metric} counter\n` : '# a comment {x="y"} 1\n\n';
      const sample = `${metric}${labels.length > 0 ? `{${inside}}` : ''} ${number}\n`;
      return { text: `${head}${here}${sample}${isTwice ? sample : ''}`, says: [[metric, help ? 'counter' : '', ...labels].join(' ')] };
    }),
  ),
  read: (text) =>
    readExposition('a.prom', [text]).facts.flatMap((fact) =>
      fact.kind === 'metric'
        ? (fact.fields.labelSets?.value ?? []).map(({ labels, source }) => at(source.line, [fact.name, fact.fields.type?.value ?? '', ...labels].join(' ')))
        : [],
    ),
};
