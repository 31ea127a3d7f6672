// Evidence that is damaged or random: suites, results, rules, dashboards, metrics. One message for one damage.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Finding } from '../../src/model/finding.ts';
import { readExpression } from '../../src/reading/prometheus/promql.ts';
import { cleanBook } from '../checks/clean-book.ts';
import { projectRoot } from '../support/command.ts';
import { damaged, damages, type Damage } from './damage.ts';
import { property, type Property } from './property.ts';
import { wholeBook } from './whole.ts';

const shipped = join(projectRoot, 'content');
const examples = readdirSync(shipped, { recursive: true, encoding: 'utf8' }).sort();

function textsOf(ending: string): string[] {
  const texts = examples.filter((path) => path.endsWith(ending)).map((path) => readFileSync(join(shipped, path), 'utf8'));
  assert.ok(texts.length > 0, ending);
  return texts.map((text) => text.slice(0, 12_000));
}

interface Format {
  what: string;
  path: string;
  texts: string[];
  pieces: string[];
}

const formats: Format[] = [
  {
    what: 'a suite',
    path: 'test/router_x_SUITE.erl',
    texts: textsOf('.erl'),
    pieces: [
      '-module(',
      '-define(X, ',
      '?X',
      '-ifdef(X).',
      '-endif.',
      '-include("x").',
      'all() -> [',
      ']',
      '{group, a}',
      'fun() ->',
      'end',
      '<<',
      '>>',
      '"',
      "'",
      '%',
      '$',
      '~',
      '"""',
      '.',
      ',',
      ';',
      '->',
      '||',
      '#{',
      '}',
      '-define(__proto__, x).',
      'constructor',
    ],
  },
  {
    what: 'results',
    path: 'results/junit.xml',
    texts: textsOf('.xml'),
    pieces: [
      '<testcase ',
      '</testcase>',
      '<testsuite>',
      '<failure>',
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE x [<!ENTITY a "b">]>',
      '&a;',
      '&#0;',
      '&lt;',
      '<?xml',
      '?>',
      '<!--',
      '-->',
      '"',
      '>',
      'name="__proto__"',
      'time="NaN"',
      'timestamp="9999-99-99"',
      '&#xD83D;',
    ],
  },
  {
    what: 'rules',
    path: 'rules.yaml',
    texts: [...textsOf('.rules.yaml'), cleanBook['rules.yaml'] ?? ''],
    pieces: [
      '- alert: X\n',
      'expr: ',
      '  ',
      '\t',
      '|\n',
      '>\n',
      '&a ',
      '*a',
      '<<: *a\n',
      '!!binary ',
      '---\n',
      '...\n',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '#',
      '? ',
      ': ',
      '__proto__: x\n',
      'constructor: x\n',
      '{{ $labels.x }}',
      '"\\ud83d',
    ],
  },
  {
    what: 'a dashboard',
    path: 'dashboards/x.json',
    texts: textsOf('.json'),
    pieces: [
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      '\\u',
      ',',
      ':',
      'null',
      'true',
      '1e999',
      '-',
      '"panels": [',
      '"targets": {}',
      '"expr": 1',
      '"title": []',
      '"__proto__": {}',
      '"constructor": 1',
      '"rows": null',
      '\\ud83d',
    ],
  },
  {
    what: 'metrics',
    path: 'metrics/x.prom',
    texts: textsOf('.prom'),
    pieces: ['# TYPE ', '# HELP ', '# EOF', '{', '}', '="', '"', '\\', ' 1', ' NaN', ' +Inf', '\n', 'a_total', '__proto__', 'le="+Inf"', ' # {trace="x"} 1'],
  },
];

/** How often one damage may be told: it may damage an expression inside a file too. */
const mostMessages = 2;

function told(findings: readonly Finding[], path: string): string[] {
  return findings.filter(({ rule, source }) => rule === 'unreadable' && source.file === path).map(({ source, message }) => `${source.line}: ${message}`);
}

const clean = wholeBook(cleanBook);

function readDamaged({ path }: Format, bytes: Buffer): Finding[] {
  const { catalog } = wholeBook({ ...cleanBook, 'rules.yaml': cleanBook['rules.yaml'] ?? '', [path]: bytes });
  const keys = new Set(catalog.entities.map(({ key }) => key));
  const lost = clean.catalog.entities.filter(({ key, sources }) => !keys.has(key) && sources.some(({ file }) => file !== path && file.endsWith('.md')));
  assert.deepEqual(
    lost.map(({ key }) => key),
    [],
    'what documents say stays',
  );
  return catalog.findings;
}

const expression = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'rate(',
        'sum by (',
        'a_total',
        '{',
        '}',
        '[5m]',
        ')',
        '(',
        '=~"',
        '"',
        ' / ',
        ' > ',
        '1',
        'offset 5m',
        '@',
        'histogram_quantile(0.9, ',
        ',',
        '__name__="b"',
        'constructor',
        '#',
        '\n',
        '$x',
        '[[y]]',
        '[$__rate_interval]',
        'bool',
        'unless',
        '0x',
        '1e',
        '\\',
        "'",
        '`',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

export const evidenceProperties: Property[] = [
  ...formats.map((format) =>
    property(
      `${format.what}, damaged many times, is read as far as it goes`,
      10,
      fc.tuple(fc.constantFrom(...format.texts), damages(format.pieces, 6)),
      ([text, all]) => {
        readDamaged(format, damaged(text, all));
      },
    ),
  ),
  ...formats.map((format) =>
    property(
      `${format.what}, damaged once, is told once`,
      10,
      fc.tuple(
        fc.constantFrom(...format.texts),
        damages(format.pieces, 1).filter(([one]) => one?.how !== 'repeat'),
      ),
      ([text, all]: [string, Damage[]]) => {
        const said = told(readDamaged(format, damaged(text, all)), format.path);
        assert.ok(said.length <= mostMessages, said.join('\n'));
      },
    ),
  ),
  ...formats.map((format) =>
    property(`${format.what} of nothing but pieces`, 10, fc.array(fc.constantFrom(...format.pieces, '\n', ' ', 'a'), { maxLength: 120 }), (parts) => {
      readDamaged(format, Buffer.from(parts.join('')));
    }),
  ),
  property('an expression names only metrics that stand in it', 100, expression, (expr) => {
    const { metrics, error } = readExpression(expr);
    for (const metric of metrics) assert.match(expr, new RegExp(String.raw`(?<![\w:])${metric}(?![\w:])`));
    if (error) assert.ok(error.line >= 0 && error.line < expr.split('\n').length);
  }),
];
