// Prometheus rule files, PrometheusRule resources, and rules quoted in documents.
import { isMap, isPair, isScalar, isSeq, LineCounter, parseAllDocuments, type Document, type Node, type YAMLMap } from 'yaml';

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
  labels: Record<string, string>;
  annotations: Record<string, { text: string; line: number }>;
  /** The comment lines directly above the rule, without `#`. */
  comments: { text: string; line: number }[];
}

export interface RuleFile {
  rules: Rule[];
  problems: { line: number; message: string }[];
}

/**
 * Reads the rules of a YAML text.
 * @returns nothing when the text is YAML of another kind
 */
export function readRules(text: string): RuleFile | undefined {
  if (!/^\s*-?\s*["']?(?:alert|record)["']?\s*:/m.test(text)) return undefined;
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, merge: true });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  const textLines = text.split('\n');
  const file: RuleFile = { rules: [], problems: [] };
  for (const document of Array.isArray(documents) ? documents : []) {
    for (const error of document.errors) file.problems.push({ line: lineOf(error.pos[0]), message: `not valid YAML: ${error.message}` });
    for (const { map, group } of ruleMaps(document)) {
      const rule = readRule(map, group, lineOf, textLines);
      if (rule) file.rules.push(rule);
    }
  }
  return file.rules.length > 0 || file.problems.length > 0 ? file : undefined;
}

/** The rules of `groups`, of a resource's `spec.groups`, or of a bare list of rules. */
function* ruleMaps(document: Document.Parsed): Generator<{ map: YAMLMap; group: string | undefined }> {
  const root = document.contents as Node | null;
  const spec = isMap(root) && isMap(root.get('spec')) ? (root.get('spec') as YAMLMap) : root;
  const groups = isMap(spec) ? spec.get('groups') : undefined;
  if (isSeq(groups)) {
    for (const group of groups.items) {
      if (!isMap(group)) continue;
      const name = text(group.get('name'));
      const rules = group.get('rules');
      if (isSeq(rules)) for (const rule of rules.items) if (isMap(rule)) yield { map: rule, group: name };
    }
  } else if (isSeq(root)) {
    for (const rule of root.items) if (isMap(rule)) yield { map: rule, group: undefined };
  } else if (isMap(root) && (root.has('alert') || root.has('record'))) {
    yield { map: root, group: undefined };
  }
}

function readRule(map: YAMLMap, group: string | undefined, lineOf: (offset: number) => number, textLines: string[]): Rule | undefined {
  const alert = text(map.get('alert'));
  const record = text(map.get('record'));
  if (alert === undefined && record === undefined) return undefined;
  const line = lineOf(map.range?.[0] ?? 0);
  const annotations: Rule['annotations'] = {};
  for (const { key, value, at } of pairs(map.get('annotations'))) annotations[key] = { text: value, line: at === undefined ? line : lineOf(at) };
  const labels = Object.fromEntries(pairs(map.get('labels')).map(({ key, value }) => [key, value]));
  const exprNode = map.get('expr', true);
  const exprLine = isScalar(exprNode) && exprNode.range ? lineOf(exprNode.range[0]) : line;
  return {
    line,
    group,
    alert,
    record,
    expr: (text(map.get('expr')) ?? '').trim(),
    exprLine: isScalar(exprNode) && /^BLOCK/.test(exprNode.type ?? '') ? exprLine + 1 : exprLine,
    for: text(map.get('for')),
    labels,
    annotations,
    comments: commentsAbove(textLines, line),
  };
}

function pairs(node: unknown): { key: string; value: string; at: number | undefined }[] {
  if (!isMap(node)) return [];
  return node.items.flatMap((pair) => {
    const key = isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : undefined;
    const value = isPair(pair) && isScalar(pair.value) ? pair.value : undefined;
    return key !== undefined && value ? [{ key, value: String(value.value), at: value.range?.[0] }] : [];
  });
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}

function commentsAbove(lines: readonly string[], ruleLine: number): Rule['comments'] {
  const comments: Rule['comments'] = [];
  for (let line = ruleLine - 1; line >= 1; line -= 1) {
    const comment = /^\s*#\s?(.*)$/.exec(lines[line - 1] ?? '')?.[1];
    if (comment === undefined) break;
    comments.unshift({ text: comment.trim(), line });
  }
  return comments;
}
