// Prometheus rule files, PrometheusRule resources, and rules quoted in documents.
import { isMap, isScalar, LineCounter, parseAllDocuments } from 'yaml';
import { Aliases } from './aliases.ts';

/** One alerting or recording rule, with the lines its parts stand on. */
export interface Rule {
  /** Line of the rule's first key. */
  line: number;
  group: string | undefined;
  alert: string | undefined;
  record: string | undefined;
  expr: string;
  exprLine: number;
  for: string | undefined;
  forLine: number;
  labels: Record<string, string>;
  severityLine: number;
  annotations: Record<string, { text: string; line: number }>;
  /** The comment lines directly above the rule, without `#`. */
  comments: { text: string; line: number }[];
}

export interface RuleFile {
  rules: Rule[];
  problems: { line: number; message: string }[];
}

/** Could this be a YAML text with rules? */
export function looksLikeRules(text: string): boolean {
  return /(?:^|[\s{,-])["']?(?:alert|record)["']?\s*:/m.test(text);
}

/**
 * Reads the rules of a YAML text.
 * @returns nothing when the text is YAML of another kind
 */
export function readRules(text: string): RuleFile | undefined {
  if (!looksLikeRules(text)) return undefined;
  // A Helm chart's template becomes rules only when it is filled in. Prometheus' own templates stand in texts, never in the
  // first column.
  if (/^\{\{/m.test(text)) return undefined;
  // `alert: <string>` says how rules are written, and is none; neither need the rest be YAML.
  if (/^[\s-]*(?:alert|record)\s*:\s*<[^<>\n]*>\s*$/m.test(text)) return undefined;
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, merge: true, logLevel: 'error' });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  const textLines = text.split('\n');
  const file: RuleFile = { rules: [], problems: [] };
  const damage: { at: number; message: string }[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const yaml = new Aliases(document, lineOf);
    for (const error of document.errors)
      damage.push({ at: error.pos[0], message: /call stack/.test(error.message) ? 'it is nested too deeply' : error.message });
    damage.push(...yaml.problems);
    for (const { map, group } of ruleMaps(document.contents, yaml)) {
      const rule = readRule(map, group, yaml, lineOf, textLines);
      if (rule) file.rules.push(rule);
    }
  }
  // The first damage is told, with how many follow: one slip of indentation damages every line after it.
  const [first] = damage.sort((a, b) => a.at - b.at);
  if (first)
    file.problems.push({
      line: lineOf(first.at),
      message: `not valid YAML: ${first.message}${damage.length > 1 ? ` (the first of ${damage.length} such problems)` : ''}`,
    });
  return file.rules.length > 0 || file.problems.length > 0 ? file : undefined;
}

/** The rules of `groups`, of a resource's `spec.groups`, or of a bare list of rules. */
function* ruleMaps(root: unknown, yaml: Aliases): Generator<{ map: unknown; group: string | undefined }> {
  const spec = yaml.get(root, 'spec');
  const top = isMap(spec) ? spec : root;
  const groups = yaml.items(yaml.get(top, 'groups'));
  if (groups) {
    for (const group of groups) {
      const name = text(yaml.get(group, 'name'));
      for (const map of yaml.items(yaml.get(group, 'rules')) ?? []) yield { map, group: name };
    }
  } else for (const map of yaml.items(root) ?? [root]) yield { map, group: undefined };
}

function readRule(map: unknown, group: string | undefined, yaml: Aliases, lineOf: (offset: number) => number, textLines: string[]): Rule | undefined {
  const alert = text(yaml.get(map, 'alert'));
  const record = text(yaml.get(map, 'record'));
  if (!isMap(map) || (alert === undefined && record === undefined)) return undefined;
  const line = lineOf(map.range?.[0] ?? 0);
  const lineAt = (at: number | undefined) => (at === undefined ? line : lineOf(at));
  const pairs = (key: string) =>
    yaml.pairs(yaml.get(map, key)).flatMap(([name, node]) => (isScalar(node) ? [{ name, text: String(node.value).toWellFormed(), at: node.range?.[0] }] : []));
  const annotations = Object.fromEntries(pairs('annotations').map(({ name, text, at }) => [name, { text, line: lineAt(at) }]));
  const labels = pairs('labels');
  const forNode = yaml.get(map, 'for');
  const exprNode = yaml.get(map, 'expr');
  const exprLine = isScalar(exprNode) && exprNode.range ? lineOf(exprNode.range[0]) : line;
  return {
    line,
    group,
    alert,
    record,
    expr: (text(exprNode) ?? '').trim(),
    exprLine: isScalar(exprNode) && exprNode.type?.startsWith('BLOCK') ? exprLine + 1 : exprLine,
    for: text(forNode),
    forLine: lineAt(isScalar(forNode) ? forNode.range?.[0] : undefined),
    labels: Object.fromEntries(labels.map(({ name, text }) => [name, text])),
    severityLine: lineAt(labels.find(({ name }) => name === 'severity')?.at),
    annotations,
    comments: commentsAbove(textLines, line),
  };
}

function text(node: unknown): string | undefined {
  return isScalar(node) && node.value !== null && node.value !== undefined ? String(node.value).toWellFormed() : undefined;
}

function commentsAbove(lines: readonly string[], ruleLine: number): Rule['comments'] {
  const comments: Rule['comments'] = [];
  for (let line = ruleLine - 1; line >= 1; line -= 1) {
    const comment = /^\s*#\s?(.*)$/.exec(lines[line - 1] ?? '')?.[1];
    if (comment === undefined) break;
    comments.push({ text: comment.trim(), line });
  }
  return comments.reverse();
}
