// Grafana dashboards as Grafana exports them: their panels, wherever they are nested, and every query.
import { getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { TextFile } from '../book/book.ts';
import { stated, type Fact, type Mention } from '../reading/fact.ts';
import { readExpression } from '../reading/prometheus/promql.ts';
import { unreadable, type EvidenceReading } from './reading.ts';

/** Reads a JSON file. JSON of another kind gives nothing; where it should be a dashboard and is none, a finding. */
export function readDashboard({ path, text }: TextFile): EvidenceReading {
  const looksLikeOne = /"(?:panels|rows)"\s*:/.test(text) && /"(?:schemaVersion|gridPos|targets|templating|datasource)"\s*:/.test(text);
  const expected = looksLikeOne || /(?:^|[/:])dashboards\/[^/]+\.json$/i.test(path);
  if (!expected) return { facts: [], findings: [] };
  const errors: ParseError[] = [];
  let root: Node | undefined;
  const lineOf = lineFinder(text);
  const no = (line: number, message: string): EvidenceReading => ({ facts: [], findings: [unreadable(path, { line, message })] });
  try {
    root = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return no(1, 'nested too deeply for a dashboard');
  }
  const dashboards = root ? dashboardsIn(root) : [];
  const damage = errors[0] && { line: lineOf(errors[0].offset), message: `not valid JSON: ${spaced(printParseErrorCode(errors[0].error))}` };
  if (dashboards.length === 0) return no(damage?.line ?? 1, damage?.message ?? 'this is no Grafana dashboard: expected a "title" and "panels"');
  const readings = dashboards.map((dashboard) => new Reader(path, lineOf, dashboard).read());
  const facts = readings.flatMap((reading) => reading.facts);
  // The damage alone is said: what a reader makes of a half-read file may be its consequence.
  return { facts, findings: damage ? [unreadable(path, damage)] : readings.flatMap((reading) => reading.findings) };
}

/** The dashboard itself, the one that a resource or an API's answer wraps, or those that a mixin writes by their file names. */
function dashboardsIn(root: Node): Node[] {
  const one = [child(root, 'dashboard'), child(root, 'spec'), root].find((node) => node && isDashboard(node));
  if (one) return [one];
  return root.type === 'object' ? (root.children ?? []).flatMap(({ children }) => (children?.[1] && isDashboard(children[1]) ? [children[1]] : [])) : [];
}

/** Longer queries are nobody's. */
const longestQuery = 20_000;

/** Only what is surely asked in another language is not read as PromQL. */
function isPrometheus(datasource: Node | undefined): boolean {
  const type =
    datasource && (datasource.type === 'object' ? (valueAt(datasource, 'type') ?? valueAt(datasource, 'uid')) : (getNodeValue(datasource) as unknown));
  return typeof type !== 'string' || !/loki|tempo|elastic|opensearch|influx|graphite|cloudwatch|sql|jaeger|clickhouse/i.test(type);
}

function isDashboard(node: Node): boolean {
  return typeof valueAt(node, 'title') === 'string' && ['panels', 'rows'].some((key) => child(node, key)?.type === 'array');
}

class Reader {
  readonly #path: string;
  readonly #lineOf: (offset: number) => number;
  readonly #root: Node;
  readonly #title: string;
  readonly #reading: EvidenceReading = { facts: [], findings: [] };

  constructor(path: string, lineOf: (offset: number) => number, root: Node) {
    this.#path = path;
    this.#lineOf = lineOf;
    this.#root = root;
    this.#title = String(valueAt(root, 'title')).trim();
  }

  read(): EvidenceReading {
    const source = this.#at(child(this.#root, 'title') ?? this.#root);
    const uid = valueAt(this.#root, 'uid');
    const fact: Fact<'dashboard'> = {
      kind: 'dashboard',
      name: this.#title,
      source,
      evidence: true,
      mentions: [],
      fields: { file: { value: this.#path, source }, uid: stated(typeof uid === 'string' && uid !== '' ? uid : undefined, source) },
    };
    this.#reading.facts.push(fact);
    for (const panel of this.#panelsIn(this.#root)) this.#panel(panel);
    return this.#reading;
  }

  /** Panels of `panels` and `rows`, and those inside rows. */
  *#panelsIn(node: Node): Generator<Node> {
    for (const key of ['panels', 'rows']) {
      for (const item of child(node, key)?.children ?? []) {
        if (key === 'panels' && valueAt(item, 'type') !== 'row') yield item;
        yield* this.#panelsIn(item);
      }
    }
  }

  #panel(node: Node): void {
    // A library panel of an export with its model inside; without it, it has a name and no query.
    const library = child(node, 'libraryPanel');
    const model = (library && child(library, 'model')) ?? node;
    const title = [valueAt(node, 'title'), valueAt(model, 'title'), library && valueAt(library, 'name')].find(
      (one) => typeof one === 'string' && one.trim() !== '',
    );
    if (typeof title !== 'string') return;
    const source = this.#at(child(node, 'title') ?? node);
    const queries: string[] = [];
    const mentions: Mention[] = [{ type: 'part-of', target: { kind: 'dashboard', name: this.#title }, why: 'the dashboard that holds the panel', source }];
    for (const target of [...(child(node, 'targets')?.children ?? []), ...(model === node ? [] : (child(model, 'targets')?.children ?? []))]) {
      const expr = valueAt(target, 'expr');
      const node = child(target, 'expr');
      if (typeof expr !== 'string' || expr.trim() === '' || !node) continue;
      queries.push(expr.trim());
      if (!isPrometheus(child(target, 'datasource') ?? child(model, 'datasource'))) continue;
      if (expr.length > longestQuery) {
        this.#reading.findings.push(
          unreadable(this.#path, { line: this.#at(node).line, message: `a query of panel "${title}" is longer than ${longestQuery} characters` }),
        );
        continue;
      }
      const { metrics, error } = readExpression(withoutVariables(expr));
      for (const name of metrics) mentions.push({ type: 'uses', target: { kind: 'metric', name }, why: 'query of the panel', source: this.#at(node) });
      if (error)
        this.#reading.findings.push(
          unreadable(this.#path, {
            line: this.#at(node).line,
            message: `a query of panel "${title}" does not parse, expected PromQL: ${expr.trim().slice(0, 80)}`,
          }),
        );
    }
    this.#reading.facts.push({
      kind: 'panel',
      name: title.trim(),
      source,
      evidence: true,
      mentions,
      fields: { queries: stated(queries, source), dashboard: { value: this.#title, source } },
    } satisfies Fact<'panel'>);
  }

  #at(node: Node): { file: string; line: number } {
    return { file: this.#path, line: this.#lineOf(node.offset) };
  }
}

const variable = /\$\{[^}]*\}|\$\w+|\[\[\w+\]\]/g;

/** Grafana's variables stand where PromQL wants durations, numbers, names and label values. */
function withoutVariables(expr: string): string {
  const plain = expr.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g, (text) => text.replace(/[$\\]/g, '_'));
  const timed = plain.replace(/(\[|:|\boffset\s+)(?:\$\{[^}]*\}|\$\w+)/g, (_, before: string) => `${before}5m`);
  const matched = timed.replace(/(?<!\$)\{[^{}]*\}/g, (braces) => braces.replace(variable, 'variable'));
  return matched.replace(variable, (found, at: number) => {
    const inName = /[\w:]$/.test(matched.slice(0, at)) || /^[\w:]/.test(matched.slice(at + found.length));
    const inLabels = /\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^()]*$/.test(matched.slice(0, at));
    return inName || inLabels ? 'variable' : '1';
  });
}

function child(node: Node, key: string): Node | undefined {
  return node.type === 'object' ? node.children?.find((property) => property.children?.[0]?.value === key)?.children?.[1] : undefined;
}

function valueAt(node: Node, key: string): unknown {
  const found = child(node, key);
  const value = found && found.type !== 'object' && found.type !== 'array' ? (getNodeValue(found) as unknown) : undefined;
  return typeof value === 'string' ? value.toWellFormed() : value;
}

function spaced(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
