import { z } from 'zod';
import { claimTrusts, type Trust } from './trust-order.ts';

export { claimTrusts, trustStates, type Trust } from './trust-order.ts';

export const trustSchema = z.enum(claimTrusts);

/** The state of a claim that rests on tests in the given states. */
export function weakest(states: readonly Trust[]): Trust {
  const ranks = states.map((state) => claimTrusts.indexOf(state));
  return states.length === 0 ? 'untested' : (claimTrusts[Math.min(...ranks)] ?? 'untested');
}
