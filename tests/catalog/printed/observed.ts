// Alerts, metrics, dashboards and panels as documents.
import { stringify } from 'yaml';
import type { Entity } from '../../../src/model/catalog.ts';
import { block, code, field, listField, page, table, text } from './markdown.ts';
import { names, type Printer, type Printing } from './printing.ts';

/** Alerts: their rules as documents quote them, and what only words say. */
export const alerts: Printer = (printing) => {
  const all = printing.ofKind('alert');
  if (all.length === 0) return [];
  const ruled = all.filter(({ fields }) => fields.expr !== undefined);
  const groups = Map.groupBy(ruled, ({ fields }) => fields.group);
  const body = page(
    '# Alerts of Prometheus',
    ...[...groups].map(([group, some]) => block('yaml', [rulesOf(group, some)])),
    ...all.map((one) => inWords(printing, one, ruled.includes(one))),
  );
  return [{ path: 'alerts.md', body }];
};

function rulesOf(group: string | undefined, all: readonly Entity<'alert'>[]): string {
  const rules = all.map(({ name, fields: { expr, for: time, summary, description, runbookUrl, labels, severity } }) => ({
    alert: name,
    expr,
    ...(time === undefined ? {} : { for: time }),
    labels: { ...labels, ...(severity === undefined ? {} : { severity }) },
    annotations: {
      ...(summary === undefined ? {} : { summary }),
      ...(description === undefined ? {} : { description }),
      ...(runbookUrl === undefined ? {} : { runbook_url: runbookUrl }),
    },
  }));
  return stringify(group === undefined ? rules : { groups: [{ name: group, rules }] }, { lineWidth: 0 }).trimEnd();
}

function inWords(printing: Printing, one: Entity<'alert'>, isRuled: boolean): string[] {
  const { severity, for: time, summary, description } = one.fields;
  return [
    `### ${code(one.name)}`,
    ...(isRuled
      ? []
      : [
          ...field('Severity', severity && text(severity)),
          ...field('For', time),
          ...field('Summary', summary && text(summary)),
          ...field('Description', description && text(description)),
        ]),
    ...listField('Metrics', names(printing.to(one, 'uses', 'metric'))),
    ...listField('Tests', printing.tests(one, 'related')),
  ];
}

/** Metrics: a row for each set of labels. */
export const metrics: Printer = (printing) => {
  const all = printing.ofKind('metric');
  if (all.length === 0) return [];
  const labels = (names: readonly string[]) => names.map(code).join(', ');
  const rows = all.flatMap(({ name, fields: { type, description, labelSets = [] } }) => {
    const first = [code(name), type && text(type), description && text(description)];
    const sets = labelSets.map((set) =>
      [set.required === undefined, set.required === true, set.required === false].map((is) => (is ? labels(set.labels) : '')),
    );
    return sets.length === 0 ? [[...first]] : sets.map((set, index) => [...(index === 0 ? first : [code(name), '', '']), ...set]);
  });
  const body = page(
    '# Metrics',
    table(
      ['Metric', 'Type', 'Description', 'Labels', 'Required labels', 'Optional labels'],
      rows.map((row) => [...row, '', '', ''].slice(0, 6)),
    ),
  );
  return [{ path: 'metrics.md', body }];
};

/** Panels below the dashboard that they are on. */
export const panels: Printer = (printing) => {
  const loose = printing.ofKind('panel').filter((one) => printing.to(one, 'part-of', 'dashboard').length === 0);
  const dashboards = printing.ofKind('dashboard').map((dashboard, index) => ({
    path: `dashboards/${index}.md`,
    body: page(
      '# What is watched',
      `## Dashboard: ${text(dashboard.name)}`,
      ...field('UID', dashboard.aliases?.[0] && code(dashboard.aliases[0])),
      ...printing.from(dashboard, 'part-of', 'panel').map((one) => panel(one)),
    ),
  }));
  return [...dashboards, ...(loose.length > 0 ? [{ path: 'panels.md', body: page('# What is watched', ...loose.map((one) => panel(one))) }] : [])];
};

function panel(one: Entity<'panel'>): string[] {
  const { queries = [], section } = one.fields;
  return [`### Panel: ${text(one.name)}${section === undefined ? '' : ` (${text(section)})`}`, ...listField('Queries', queries.map(code))];
}
