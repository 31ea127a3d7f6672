import type { Rule } from '../rule.ts';
import { placeOfField, titleOf } from '../subject.ts';

export const taskUnowned: Rule = {
  id: 'task-unowned',
  severity: 'info',
  meaning: 'An open task has no owner.',
  why: 'Nobody does what belongs to nobody.',
  example: '| `orders_dashboard` | High | ⏳ Pending | - | … |',
  mend: 'Name an owner, or close the task.',
  *check(subject) {
    for (const task of subject.of('task')) {
      if (
        task.fields.owner !== null ||
        /^(?:done|complete|completed|closed|cancell?ed|won[’']?t (?:do|fix)|wontfix|rejected|dropped|abandoned|obsolete|resolved)$/i.test(
          task.fields.status ?? '',
        )
      )
        continue;
      const priority = task.fields.priority
        ? `, ${/\d/.test(task.fields.priority) ? task.fields.priority : `${task.fields.priority.toLowerCase()} priority`},`
        : '';
      yield { message: `${titleOf(task)}${priority} has no owner`, source: placeOfField(task, 'owner'), entities: [task.key] };
    }
  },
};
