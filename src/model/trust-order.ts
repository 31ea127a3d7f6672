// The states of trust as plain lists, which the reader's browser can have without what checks a catalog.

/** How far a test can be relied on, weakest first. The order is part of the contract. */
export const trustStates = ['missing', 'failing', 'flaky', 'skipped', 'declared', 'defined', 'passing'] as const;

/** What a claim carries: the state of its weakest test, or `untested` when it names none. */
export const claimTrusts = ['untested', ...trustStates] as const;

export type Trust = (typeof claimTrusts)[number];
