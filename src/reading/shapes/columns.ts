// What the columns of a table are, by their header words and, where these are ambiguous, by what stands in them.
import type { Cell, Row, Table } from '../outline/blocks.ts';
import { remembered, rememberedText } from '../outline/remembered.ts';
import { inEnglish } from '../words/translations.ts';
import { isNothing, normal } from '../words/text.ts';

const roles = {
  count:
    /^(?:#|count|total|totals|number|sum|covered|uncovered|partial|partially covered|none|missing|tests? count|total tests|requirements|requirements count|metrics\/logs|flaky(?: tests)?|failed(?: tests)?|passed|scenarios|metrics|alerts|panels|dashboards|suites|(?:test )?cases|.*%.*|percent(?:age)?)$/,
  task: /^(?:task|task ?ids?|action items?|todo|ticket(?: ?id)?)$/,
  trigger: /^(?:event|trigger|trigger event|review trigger|when)$/,
  requirement: /^(?:requirements?|reqs?\.?)(?: ?(?:ids?|#|no\.?|numbers?|names?|titles?|text|description|statement))?$|^requirement \(.*\)$/,
  invariant: /^(?:critical |contract )?invariants?(?: ?(?:ids?|#|names?))?$/,
  fault:
    /^injected (?:faults?|failures?)$|^(?:faults?|failures?) injected$|^fault (?:type|injection(?: type)?)$|^(?:failure|injection) (?:type|method)$|^injection$/,
  expected: /^expected(?: (?:(?:system )?behaviou?rs?|results?|outcomes?|recovery|effects?|response))?$|^system behaviou?r$/,
  verifies: /^verif(?:ies|y)$|^(?:what (?:it|is) )?(?:verif\w+|check(?:s|ed)|validates)$|^assertions?$/,
  effect: /^(?:potential |failure )?(?:effects?|impact|causes?|rpn)$|^blast radius$|^likelihood$|^hypothesis$/,
  detection: /^detect(?:ion|ed by)$|^how (?:it is )?detected$|^symptoms?$|^signals?$/,
  mitigation: /^mitigations?$|^recovery(?: action)?$|^remediation$|^response$|^rollback$/,
  scenario:
    /^(?:fault |test |failure |chaos |incident )?scenarios?(?: ?(?:ids?|#|no\.?))?$|^(?:(?:chaos )?experiments?|exp|faults?|failure modes?)\.?(?: ?(?:ids?|#|no\.?))?$/,
  scenarioName: /^(?:scenario|pattern|experiment) (?:names?|titles?|description)$/,
  pattern: /^(?:fault )?patterns?(?: ?(?:ids?|#))?$/,
  id: /^(?:ids?|#|key|no\.?|nr\.?)$/,
  suite: /^(?:test )?suites?(?: file| name)?$|^(?:test )?(?:files?|class(?:es)?)$|^class ?\/ ?file$|^file ?\/ ?class$|^module$/,
  smoke: /^smoke(?: tests?)?\??$/,
  runbook: /^runbooks?(?: sections?| entry| entries| link| page)?$/,
  related: /^related.*$/,
  test: /^(?:(?:linked|related|covering|fault injection|contract|unit|integration|soak|stress|e2e|test) )*(?:tests?|test ?cases?)(?: names?| ids?| coverage| case\(s\)| functions?)?(?: \(s\)|\(s\))?$|^(?:verified|covered|tested|automated|proved|proven|checked) by$|^tc(?: ids?)?$/,
  evidence: /^(?:test )?evidence$|^(?:verification|validation)(?: method| evidence)?$|^how (?:verified|tested)$|^verified (?:with|how)$/,
  levelTests: /^(?:unit|integration|e2e|end[- ]to[- ]end|property(?:[- ]based)?|load|soak|stress|chaos|performance|contract)(?: level)?$/,
  level: /^(?:test )?levels?$|^layer$/,
  metric: /^(?:metrics?|(?:time )?series)(?: names?)?$|^metrics? \(.*\)$/,
  labels: /^(?:required |optional )?(?:labels?|label names|labels?\/tags?|tags|dimensions)$/,
  alert: /^alerts?(?: names?| rules?)?$/,
  dashboard: /^dashboards?(?: panels?)?$|^panels?$/,
  query: /^(?:(?:promql )?(?:query|queries|expression)|promql|expr)$/,
  status: /^(?:(?:coverage|test|test ?case|current|overall|implementation) )?status(?: \(.*\))?$|^coverage$|^state$|^covered\??$|^results?$/,
  priority: /^priority$|^prio\.?$|^severity$/,
  owner: /^owners?$|^who$|^(?:owning )?team$|^maintainers?$|^owned by$|^assignees?$|^responsible$|^assigned to$/,
  duration: /^(?:expected |typical )?(?:durations?|time|run ?time)$/,
  command: /^(?:run )?commands?$/,
  timeline: /^timelines?$|^deadline$|^due(?: date)?$|^within$/,
  action: /^actions?(?: required)?$/,
  term: /^terms?$|^words?$|^abbreviations?$|^acronyms?$/,
  definition: /^definitions?$|^meanings?$/,
  aliases: /^alias(?:es)?$|^also (?:called|known as)$|^synonyms?$/,
  concept: /^concepts?$|^feature$|^operations?$|^capabilit(?:y|ies)$/,
  for: /^for$|^for duration$/,
  threshold: /^thresholds?$|^conditions?$|^trigger condition$/,
  type: /^(?:metric )?types?$|^kind$/,
  rationale: /^why(?: (?:it is |is it )?critical)?\??$|^rationale$|^reason$|^criticality$/,
  name: /^(?:names?|titles?)$/,
  description: /^descriptions?$|^summary$|^details?$|^what$|^purpose$|^statement$|^help$/,
  comments: /^comments?$|^notes?$|^remarks?$/,
  category: /^categor(?:y|ies)$|^dimension$|^area$|^group$|^.* type$/,
} as const;

export type Role = keyof typeof roles;

const order = Object.entries(roles) as [Role, RegExp][];

/** The role of a header cell, nothing when its words are not known. */
export const roleOf: (header: string) => Role | undefined = rememberedText((header) => roleBut(header));

function roleBut(header: string, except?: Role): Role | undefined {
  const words = inEnglish(normal(header).replace(/\s+/g, ' '));
  return order.find(([role, shape]) => role !== except && shape.test(words))?.[0];
}

/** Roles whose columns may hold how many there are instead of which: "Tests: 12". */
const countable: ReadonlySet<Role> = new Set([
  'requirement',
  'invariant',
  'scenario',
  'pattern',
  'suite',
  'smoke',
  'runbook',
  'test',
  'evidence',
  'level',
  'metric',
  'alert',
  'dashboard',
  'task',
]);

/** The role of a column: a column of numbers counts, whatever else its header could mean, and one of words does not. */
function roleOfColumn(table: Table, index: number): Role | undefined {
  const header = table.header[index]?.text ?? '';
  const role = roleOf(header);
  const texts = table.rows.map((row) => row.cells[index]?.text ?? '').filter((text) => !isNothing(text));
  const numbers = texts.filter((text) =>
    /^[~≈]?\d{1,6}(?:\s?\/\s?\d{1,6})?\s?%?(?: (?:\p{L}+ )?(?:tests?|cases?|scenarios?|requirements?|metrics?|alerts?|panels?|suites?))?(?: \([^()]*\))?$/u.test(
      normal(text),
    ),
  ).length;
  const counts = texts.length > 0 && numbers === texts.length;
  // A share says how far each row is, it does not make the table a summary.
  if (/%|percent/i.test(header)) return undefined;
  if (role === 'count') return counts && index > 0 ? 'count' : roleBut(header, 'count');
  return counts && index > 0 && role !== undefined && countable.has(role) ? 'count' : role;
}

/** A table with its columns found. */
export interface Columns {
  table: Table;
  has(...wanted: Role[]): boolean;
  /** Does nothing but ids, numbers and categories stand before the first column of that role? */
  isFirst(role: Role): boolean;
  /** The cell of a row in the first column of that role. */
  cell(row: Row, role: Role): Cell | undefined;
  /** The cells of a row in all columns of that role, with their headers. */
  cells(row: Row, role: Role): { header: string; cell: Cell }[];
  /** The cells of a row in columns whose headers say nothing that is known. */
  others(row: Row): Cell[];
}

/** Finds the columns of a table. */
export const columnsOf: (table: Table) => Columns = remembered((table) => {
  const roleAt = table.header.map((_, index) => roleOfColumn(table, index));
  const columnsWith = new Map<Role, { header: string; index: number }[]>();
  roleAt.forEach((role, index) => {
    if (role) columnsWith.set(role, [...(columnsWith.get(role) ?? []), { header: table.header[index]?.text ?? '', index }]);
  });
  return {
    table,
    has: (...wanted) => wanted.every((role) => columnsWith.has(role)),
    isFirst: (role) =>
      roleAt.slice(0, Math.max(0, roleAt.indexOf(role))).every((before) => before === undefined || /^(?:id|category|priority|count)$/.test(before)),
    cell: (row, role) => row.cells[columnsWith.get(role)?.[0]?.index ?? -1],
    cells: (row, role) => {
      const found: { header: string; cell: Cell }[] = [];
      for (const { header, index } of columnsWith.get(role) ?? []) {
        const cell = row.cells[index];
        if (cell) found.push({ header, cell });
      }
      return found;
    },
    others: (row) => row.cells.filter((_, index) => roleAt[index] === undefined),
  };
});

/** What a row can be about, whatever else stands in it. */
const subjects: readonly Role[] = ['scenario', 'pattern', 'fault', 'requirement', 'invariant', 'task', 'runbook', 'smoke'];

/** Do names and descriptions in a row speak of what stands in the columns of a role, and not of a claim before it? */
export function describes(columns: Columns, role: Role): boolean {
  return columns.isFirst(role) || !(columns.has('id', 'name') || subjects.some((subject) => columns.has(subject)));
}

/** A row that only says what the rows after it are about: its first cell is the only one with text. */
export function isCategoryRow(row: Row): boolean {
  return row.cells.length > 1 && row.cells.slice(1).every((cell) => cell.text === '') && row.cells[0]?.text !== '';
}

/** A row that adds up the others. */
export function isTotalRow(row: Row): boolean {
  return /^(?:grand )?(?:total|sum|overall)\b/.test(normal(row.cells[0]?.text ?? ''));
}
