// What a rule says, as facts: the same for a rule file and for a rule that a document quotes.
import type { Source } from '../../model/source.ts';
import { stated, type AnyFact, type Fact, type Mention } from '../fact.ts';
import { isId, numbered } from '../words/ids.ts';
import { suiteName, testName } from '../words/names.ts';
import { readExpression } from './promql.ts';
import type { Rule } from './rules.ts';

export interface RuleFacts {
  facts: AnyFact[];
  problems: { line: number; message: string }[];
}

/**
 * The facts of a rule.
 * @param at the place of a line of the rule's text
 * @param isEvidence whether the rule is one that Prometheus loads, not one that a document quotes
 */
export function factsOfRule(rule: Rule, at: (line: number) => Source, isEvidence: boolean): RuleFacts {
  const { metrics, error } = readExpression(rule.expr);
  const problems = error
    ? [{ line: rule.exprLine + error.line, message: `the expression of ${rule.alert ?? rule.record} does not parse near "${error.near}", expected PromQL` }]
    : [];
  const source = at(rule.line);
  const uses = (why: string): Mention[] => metrics.map((name) => ({ type: 'uses', target: { kind: 'metric', name }, why, source: at(rule.exprLine) }));
  if (rule.alert === undefined) {
    const fact: Fact<'metric'> = {
      kind: 'metric',
      name: rule.record ?? '',
      source,
      fields: { description: stated(`recorded: ${rule.expr}`, source) },
      mentions: uses('recording rule'),
    };
    return { facts: [fact], problems };
  }
  const annotation = (name: string) => rule.annotations[name];
  const url = annotation('runbook_url') ?? annotation('runbook');
  const described = annotation('description') ?? annotation('message');
  const fact: Fact<'alert'> = {
    kind: 'alert',
    name: rule.alert,
    source,
    evidence: isEvidence,
    fields: {
      severity: stated(rule.labels['severity'], at(rule.severityLine)),
      for: stated(rule.for, at(rule.forLine)),
      expr: stated(rule.expr, at(rule.exprLine)),
      rule: { value: isEvidence ? { file: source.file, line: source.line } : null, source },
      group: stated(rule.group, source),
      summary: stated(annotation('summary')?.text, at(annotation('summary')?.line ?? rule.line)),
      description: stated(described?.text.trim(), at(described?.line ?? rule.line)),
      runbookUrl: stated(url?.text, at(url?.line ?? rule.line)),
      labels: Object.keys(rule.labels).length > 0 ? { value: rule.labels, source } : undefined,
    },
    mentions: [...uses('alert expression'), ...scenarioMentions(rule, at), ...testMentions(rule, at)],
  };
  return { facts: [fact], problems };
}

/** `Scenario ID: JS-001 (High Redelivery Rate)` in a comment, `Related Scenarios: S2 (...), JS-001 (...)` in an annotation. */
function scenarioMentions(rule: Rule, at: (line: number) => Source): Mention[] {
  const texts = [
    ...rule.comments,
    ...Object.values(rule.annotations).flatMap(({ text, line }) =>
      text.split('\n').map((part, index) => ({ text: part, line: line + (text.includes('\n') ? index + 1 : 0) })),
    ),
  ];
  const named = texts.flatMap(({ text, line }) => {
    const list = /\bscenarios?(?: ids?)?\s*:\s*(.+)$/i.exec(text)?.[1];
    return list === undefined
      ? []
      : namedIds(list).map(({ id, title }): Mention => ({
          type: 'observed-by',
          target: { kind: 'scenario', id, name: title },
          why: `the rule names ${id}`,
          source: at(line),
          reverse: true,
        }));
  });
  // A comment that is nothing but ids says what the rule is for; of which kind they are, the catalog knows.
  const bare = rule.comments.flatMap(({ text, line }) => {
    const ids = text.split(/\s*[,;]\s*|\s+and\s+/);
    return ids.every(isId)
      ? ids.map((id): Mention => ({
          type: 'observed-by',
          target: { kind: 'scenario', id },
          why: `the rule names ${id}`,
          source: at(line),
          reverse: true,
          tentative: true,
        }))
      : [];
  });
  return [...named, ...bare];
}

/** `S2 (Processing Delays), JS-001 (High Rate)` as ids with their titles. */
function namedIds(list: string): { id: string; title: string | undefined }[] {
  return list.split(/,(?![^()]*\))/).flatMap((part) => {
    const [, head = part, title] = /^\s*(\S+)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)/.exec(part) ?? [];
    const found = numbered(head.trim().replace(/[.;]$/, ''));
    return found ? [{ id: found.id, title }] : [];
  });
}

/** Tests that an annotation names: `test_x (x_SUITE.erl - real scenario)`. */
function testMentions(rule: Rule, at: (line: number) => Source): Mention[] {
  return Object.entries(rule.annotations)
    .filter(([name]) => /test/.test(name))
    .flatMap(([name, { text, line }]) =>
      [...text.matchAll(/([\w:]+(?:\/\d+)?)(?:\s*\((\w+_SUITE(?:\.erl)?)[^()]*\))?/g)].flatMap(([, word = '', inside]): Mention[] => {
        const test = testName(word);
        const suite = test?.suite ?? (inside ? suiteName(inside) : undefined);
        return test ? [{ type: 'related', target: { kind: 'test', name: test.name, suite }, why: `${name} of the rule`, source: at(line) }] : [];
      }),
    );
}
