// The steps of a runbook entry as pages number and name them.
import { createHash } from 'node:crypto';
import type { Entity } from '../model/catalog.ts';
import type { ProcedurePart, Step } from '../model/procedure.ts';

/** A step with an id that stays when others are added, moved or taken away: it is made of what the step says. */
export interface ShownStep extends Step {
  id: string;
}

/** Steps that follow each other and are set alike. */
export interface StepGroup {
  as: Step['as'];
  /** The number of the first step, counted through all parts of the entry that are not rare. */
  start: number;
  steps: ShownStep[];
}

export interface ShownPart extends Pick<ProcedurePart, 'title' | 'source'> {
  rare: boolean;
  groups: StepGroup[];
}

/** What an entry says to do, part by part. */
export function stepsOf({ key, fields }: Entity<'runbook'>): ShownPart[] {
  const ids = new Map<string, number>();
  let number = 1;
  return (fields.procedure ?? []).map(({ title, source, rare = false, steps }) => {
    const groups: StepGroup[] = [];
    // Numbers go on where the document goes on; a rare branch has its own.
    let own = 1;
    for (const step of steps) {
      const last = groups.at(-1);
      const shown = { ...step, id: uniqueId(key, step, ids) };
      if (last?.as === step.as) last.steps.push(shown);
      else groups.push({ as: step.as, start: rare ? own : number, steps: [shown] });
      if (step.as !== 'step') continue;
      if (rare) own += 1;
      else number += 1;
    }
    return { ...(title === undefined ? {} : { title }), source, rare, groups };
  });
}

function uniqueId(key: string, { text, commands = [] }: Step, seen: Map<string, number>): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([key, text, commands]))
    .digest('hex')
    .slice(0, 10);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return `step-${hash}${count > 1 ? `-${count}` : ''}`;
}
