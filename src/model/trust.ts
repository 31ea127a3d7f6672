import { z } from 'zod';

/** How far a test can be relied on, weakest first. The order is part of the contract. */
export const trustStates = ['missing', 'failing', 'flaky', 'skipped', 'declared', 'defined', 'passing'] as const;

/** What a claim carries: the state of its weakest test, or `untested` when it names none. */
export const claimTrusts = ['untested', ...trustStates] as const;
export const trustSchema = z.enum(claimTrusts);
export type Trust = z.infer<typeof trustSchema>;

/** The state of a claim that rests on tests in the given states. */
export function weakest(states: readonly Trust[]): Trust {
  const ranks = states.map((state) => claimTrusts.indexOf(state));
  return states.length === 0 ? 'untested' : (claimTrusts[Math.min(...ranks)] ?? 'untested');
}
