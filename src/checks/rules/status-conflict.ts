import type { Field } from '../../reading/outline/blocks.ts';
import { plain } from '../../reading/outline/inline.ts';
import type { Section } from '../../reading/outline/outline.ts';
import { allBlocks, labelText } from '../../reading/shapes/walk.ts';
import { prefixOf } from '../../reading/words/ids.ts';
import type { Found, Rule } from '../rule.ts';
import { alertOf } from '../scenario-alerts.ts';
import { homeOf, placeOfField, titleOf, type Subject } from '../subject.ts';

/** Fields that say how far something is. */
const statusFields = /^(?:status|coverage\..*|owner|priority)$/;

export const statusConflict: Rule = {
  id: 'status-conflict',
  severity: 'warning',
  meaning: 'Two places say different things about how far something is.',
  why: 'One of them is wrong, and a reader sees only one.',
  example: 'R10.1 is "✅ Covered" in the requirements table and "Planned" in its specification.',
  mend: 'Correct the place that is out of date.',
  *check(subject) {
    for (const entity of subject.catalog.entities) {
      for (const { field, statements } of entity.disagreements ?? []) {
        if (!statusFields.test(field)) continue;
        const [first, ...others] = statements;
        const other = others.find((statement) => JSON.stringify(statement.value) !== JSON.stringify(first?.value));
        if (!first || !other) continue;
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
        message: `${titleOf(scenario)} has "no alert" here, but ${alert.fields.rule ? 'the rule ' : ''}${alert.name} ${why}`,
        source: placeOfField(scenario, 'coverage'),
        severity: alert.fields.rule ? 'warning' : 'info',
        entities: [scenario.key, alert.key],
        related: [{ ...homeOf(alert), message: alert.name }],
      };
    }
    yield* percentages(subject);
    for (const task of subject.of('task')) {
      const done = task.fields.definitionOfDone ?? [];
      if (
        done.length === 0 ||
        !done.every((item) => item.done) ||
        task.fields.status === undefined ||
        /^(?:done|complete|completed|closed)$/i.test(task.fields.status)
      )
        continue;
      yield {
        message: `${titleOf(task)} is "${task.fields.status}" although all ${done.length} items of its definition of done are ticked`,
        source: placeOfField(task, 'status'),
        entities: [task.key],
        related: [{ ...placeOfField(task, 'definitionOfDone'), message: 'all ticked' }],
      };
    }
  },
};

/** "Coverage: 100% (all requirements have tests)" beside requirements that are not covered. */
function* percentages(subject: Subject): Generator<Found> {
  // Requirements of metrics and logging are counted apart by those who count at all.
  const requirements = subject.of('requirement').filter((requirement) => requirement.fields.status && prefixOf(requirement.id ?? '') !== 'M');
  const open = requirements.filter((requirement) => requirement.fields.status !== 'covered');
  if (requirements.length === 0 || open.length === 0) return;
  const real = Math.round((100 * (requirements.length - open.length)) / requirements.length);
  for (const { outline, path } of subject.readings) {
    for (const section of outline.sections) {
      for (const field of allFields(section)) {
        const text = plain(field.value);
        const percent = /^coverage$/.test(labelText(field)) && /\brequirements?\b/i.test(text) ? /^~?(\d{1,3})\s*%/.exec(text)?.[1] : undefined;
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

function allFields(section: Section): Field[] {
  return [...allBlocks(section.blocks)].flatMap((block) =>
    block.type === 'field' ? [block] : block.type === 'list' ? block.items.flatMap((item) => item.field ?? []) : [],
  );
}

function said(value: unknown): string {
  return value === null ? 'none' : typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}
