import type { Entity } from '../../model/catalog.ts';
import type { Field } from '../../reading/outline/blocks.ts';
import { plain } from '../../reading/outline/inline.ts';
import type { Section } from '../../reading/outline/outline.ts';
import { allBlocks } from '../../reading/shapes/walk.ts';
import { prefixOf } from '../../reading/words/ids.ts';
import { wordsOf } from '../../reading/words/text.ts';
import { resultsAgainst, testsAgainst } from '../status/tests.ts';
import type { Found, Rule } from '../rule.ts';
import { alertOf } from '../scenario-alerts.ts';
import { otherKeepers } from '../sayings/keepers.ts';
import { backendConflicts } from '../sayings/runs-on.ts';
import { tickedTasks } from '../status/tasks.ts';
import { homeOf, placeOfField, titleOf, type Subject } from '../subject.ts';

/** Fields that say how far something is. */
const statusFields = /^(?:status|coverage\..*|owner|priority)$/;

export const statusConflict: Rule = {
  id: 'status-conflict',
  severity: 'warning',
  meaning: 'Two places say different things about how far something is, what it works with or who looks after it.',
  why: 'One of them is wrong, and a reader sees only one.',
  example: 'R4.1 is "✅ Covered" in the requirements table and "Planned" in its specification.',
  mend: 'Correct the place that is out of date.',
  *check(subject) {
    for (const entity of subject.catalog.entities) {
      for (const { field, statements } of entity.disagreements ?? []) {
        if (!statusFields.test(field)) continue;
        const [first, ...others] = statements;
        const other = others.find((statement) => JSON.stringify(statement.value) !== JSON.stringify(first?.value));
        if (!first || !other || (field === 'owner' && sameOwner(first.value, other.value))) continue;
        yield {
          message: `${field} of ${titleOf(entity)} is ${said(other.value)} here and ${said(first.value)} in ${first.source.file}:${first.source.line}`,
          source: other.source,
          entities: [entity.key],
          related: [{ ...first.source, message: said(first.value) }],
        };
      }
    }
    // "No alert rule" beside a rule that names the scenario.
    for (const scenario of subject.of('scenario')) {
      if (scenario.fields.coverage?.alerts !== 'none') continue;
      const found = alertOf(subject, scenario);
      if (!found) continue;
      const { alert, why } = found;
      yield {
        message: `${titleOf(scenario)} has "no alert" here, but the rule ${alert.name} ${why}`,
        source: placeOfField(scenario, 'coverage'),
        entities: [scenario.key, alert.key],
        related: [{ ...homeOf(alert), message: alert.name }],
      };
    }
    yield* percentages(subject);
    yield* silent(subject);
    yield* resultsAgainst(subject);
    yield* testsAgainst(subject);
    yield* tickedTasks(subject);
    yield* backendConflicts(subject);
    yield* otherKeepers(subject);
  },
};

/** "SRE" is "SRE team", and one of two names is no other than both. */
function sameOwner(a: unknown, b: unknown): boolean {
  const words = (value: unknown) => new Set(wordsOf(String(value ?? '')).filter((word) => !/^(?:team|squad|group|guild|lead)$/.test(word)));
  const [left, right] = [words(a), words(b)];
  return left.isSubsetOf(right) || right.isSubsetOf(left);
}

/** "Coverage: 100% (all requirements have tests)" beside requirements that are not covered. */
function* percentages(subject: Subject): Generator<Found> {
  // Requirements of metrics and logging are counted apart by those who count at all.
  const requirements = subject.of('requirement').filter((requirement) => requirement.fields.status && prefixOf(requirement.id ?? '') !== 'M');
  const open = requirements.filter((requirement) => requirement.fields.status !== 'covered');
  const real = Math.round((100 * (requirements.length - open.length)) / requirements.length);
  const matrix = onlyMatrix(subject);
  const untested = matrix.filter((scenario) => scenario.fields.coverage?.tests !== 'covered');
  for (const { outline, path } of subject.readings) {
    for (const section of outline.sections) {
      for (const field of allFields(section)) {
        const text = plain(field.value);
        if (/^coverage$/.test(field.words) && /^100\s*%.{0,12}\bscenarios?\b/i.test(text) && untested.length > 0) {
          yield {
            message: `100% of the scenarios are covered here; tests cover ${matrix.length - untested.length} of ${matrix.length} in the matrix: ${untested.map((one) => one.id ?? one.name).join(', ')} ${untested.length === 1 ? 'is' : 'are'} not`,
            source: { file: path, line: field.line },
            entities: untested.map((one) => one.key),
            related: untested.slice(0, 1).map((one) => ({ ...placeOfField(one, 'coverage'), message: `${one.id}: tests ${one.fields.coverage?.tests}` })),
          };
        }
        if (open.length === 0) continue;
        const percent = /^coverage$/.test(field.words) && /\brequirements?\b/i.test(text) ? /^~?(\d{1,3})\s*%/.exec(text)?.[1] : undefined;
        if (percent === undefined || Number(percent) === real) continue;
        yield {
          message: `requirements are covered to ${percent}% here; by their own status it is ${real}%: ${open.map((one) => one.id).join(', ')} ${open.length === 1 ? 'is' : 'are'} not`,
          source: { file: path, line: field.line },
          entities: open.map((one) => one.key),
          related: open.slice(0, 1).map((one) => ({ ...placeOfField(one, 'status'), message: `${one.id} is ${one.fields.status}` })),
        };
      }
    }
  }
}

/** The scenarios of the book's only coverage matrix; of several nobody knows which is meant. */
function onlyMatrix(subject: Subject): Entity<'scenario'>[] {
  const all = subject.of('scenario').filter((scenario) => scenario.fields.coverage?.tests);
  return new Set(all.map((scenario) => scenario.family)).size === 1 ? all : [];
}

const notEmitted = /\bnot (?:yet |currently )?(?:emitted|exported|exposed|implemented|recorded)\b(?! when| if| for| in| by| unless)/i;

/** A metric that its own description calls not emitted, and a rule that waits for it. */
function* silent(subject: Subject): Generator<Found> {
  for (const metric of subject.of('metric')) {
    if (!notEmitted.test(metric.fields.description ?? '')) continue;
    const alerts = subject.to(metric.key, 'uses').map((link) => subject.get(link.from));
    const rule = alerts.find((one): one is Entity<'alert'> => one?.kind === 'alert' && Boolean(one.fields.rule));
    if (!rule) continue;
    yield {
      message: `${metric.name} is said to be not emitted, but the rule ${rule.name} waits for it: one of them is out of date, or the alert never fires`,
      source: placeOfField(metric, 'description'),
      entities: [metric.key, rule.key],
      related: [{ ...placeOfField(rule, 'expr'), message: rule.name }],
    };
  }
}

function allFields(section: Section): Field[] {
  return allBlocks(section.blocks).flatMap((block) =>
    block.type === 'field' ? [block] : block.type === 'list' ? block.items.flatMap((item) => item.field ?? []) : [],
  );
}

function said(value: unknown): string {
  return value === null ? 'none' : typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}
