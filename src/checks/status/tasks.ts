// Tasks whose state and whose boxes say different things.
import type { Found } from '../rule.ts';
import { placeOfField, titleOf, type Subject } from '../subject.ts';

const finished = /^(?:done|complete|completed|closed|finished|resolved)\b/i;

/** An open task with nothing left to tick, and a finished one with something left. */
export function* tickedTasks(subject: Subject): Generator<Found> {
  for (const task of subject.of('task')) {
    const { status, definitionOfDone = [], checklist = [] } = task.fields;
    if (status === undefined) continue;
    const isFinished = finished.test(status);
    if (!isFinished && definitionOfDone.length > 0 && definitionOfDone.every((item) => item.done))
      yield {
        message: `${titleOf(task)} is "${status}" although all ${definitionOfDone.length} items of its definition of done are ticked`,
        source: placeOfField(task, 'status'),
        entities: [task.key],
        related: [{ ...placeOfField(task, 'definitionOfDone'), message: 'all ticked' }],
      };
    const field = definitionOfDone.length > 0 ? 'definitionOfDone' : 'checklist';
    const items = definitionOfDone.length > 0 ? definitionOfDone : checklist;
    const open = items.filter((item) => !item.done);
    const [first] = open;
    if (isFinished && first)
      yield {
        message: `${titleOf(task)} is "${status}" although ${open.length} of its ${items.length} items ${open.length === 1 ? 'is' : 'are'} not ticked: "${first.text}"`,
        source: placeOfField(task, 'status'),
        entities: [task.key],
        related: [{ ...placeOfField(task, field), message: `${items.length - open.length} of ${items.length} ticked` }],
      };
  }
}
