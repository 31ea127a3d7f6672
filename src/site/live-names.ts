/** The components that .mdx documents may use, by name; each lies in components/live/. */
export const liveNames: ReadonlySet<string> = new Set(['Count', 'TrustSummary', 'FindingList']);
