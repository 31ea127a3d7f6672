// What the short run of `npm test` and the long one of `npm run fuzz` share: named properties.
import fc from 'fast-check';

export interface Property {
  name: string;
  /** Examples of the short run: together the properties take a few seconds. None: only the long run plays it. */
  runs: number;
  /** Examples of a round of the long run, where one takes a minute and not a moment. */
  round?: number;
  property: fc.IPropertyWithHooks<[unknown]>;
}

export function property<T>(name: string, runs: number, arbitrary: fc.Arbitrary<T>, holds: (value: T) => void, round?: number): Property {
  return { name, runs, ...(round ? { round } : {}), property: fc.property(arbitrary, holds) as unknown as Property['property'] };
}
