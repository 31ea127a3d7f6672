// What to do about an alert for which nobody has written anything down: what its page knows, in the order in which it helps.

/** A step, and the section of the page that it leads to. */
export interface NextStep {
  text: string;
  slug: string;
}

const steps: readonly NextStep[] = [
  { slug: 'what-it-means', text: 'Read what it means, in the words of its rule' },
  { slug: 'scenarios-it-shows', text: 'Open the scenario that it shows: it says what was tested, and what is expected' },
  { slug: 'where-to-look', text: 'Look at the panels that show it, and since when' },
  { slug: 'metrics-it-uses', text: 'Look at its metrics: what else uses them, and by which labels they can be split' },
  { slug: 'what-may-fire-with-it', text: 'See which alerts may fire with it, and whether one of them has a runbook entry' },
  { slug: 'smoke-tests', text: 'Run the smoke test, to learn whether the guarantee still holds' },
  { slug: 'escalation', text: 'Still in doubt? Call whoever answers for it' },
];

/**
 * The steps that a page can offer.
 * @param slugs of the sections that it has
 */
export function nextSteps(slugs: ReadonlySet<string>): NextStep[] {
  return steps.filter(({ slug }) => slugs.has(slug));
}
