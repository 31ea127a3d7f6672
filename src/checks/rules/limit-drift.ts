import { linkedLimits } from '../sayings/linked-limits.ts';
import { quantityDrift } from '../sayings/quantities.ts';
import type { Rule } from '../rule.ts';

export const limitDrift: Rule = {
  id: 'limit-drift',
  severity: 'warning',
  meaning: 'Two documents give a limit of the same thing another number: how many attempts, how long something may take or is kept.',
  why: 'In an incident people count on the number that they happen to read.',
  example: '"moved aside after 5 attempts" in a scenario, "lands here after 3 failed attempts" in the runbook',
  mend: 'Write the number that the system has in one place, and link to it from the other.',
  *check(subject) {
    yield* quantityDrift(subject);
    yield* linkedLimits(subject);
  },
};
