// The ticks of an incident on this device. Knows nothing of the page.

/** When a step was done, what it says, and where it stands: `[ISO time, step, entry, address]`. */
export type Tick = [time: string, step: string, entry: string, address: string];

export interface Ticks {
  /** By the ids of steps. */
  now: Record<string, Tick>;
  /** Those of the incident before, until the first tick of this one: "new incident" may have been a slip. */
  last?: Record<string, Tick>;
}

/** What was remembered; nothing when it cannot be read. */
export function ticksFrom(text: string | null | undefined): Ticks {
  try {
    const { now, last } = JSON.parse(text ?? '') as { now: unknown; last?: unknown };
    return { now: ticksIn(now), ...(last ? { last: ticksIn(last) } : {}) };
  } catch {
    return { now: {} };
  }
}

/** Those that are ticks: an older page, or another on this server, may have left something else. */
function ticksIn(record: unknown): Record<string, Tick> {
  const entries = Object.entries((record ?? {}) as object);
  return Object.fromEntries(entries.filter(([, tick]) => Array.isArray(tick) && tick.length === 4 && tick.every((part) => typeof part === 'string')));
}

/** A tick set or taken away. */
export function toggled({ now }: Ticks, id: string, tick: Tick | undefined): Ticks {
  const { [id]: _, ...others } = now;
  return { now: tick ? { ...others, [id]: tick } : others };
}

/** A new incident, or, while nothing is ticked, the one before again. */
export function cleared({ now, last }: Ticks): Ticks {
  return Object.keys(now).length > 0 ? { now: {}, last: now } : { now: last ?? {} };
}

/** What was done and when, in the order of time, as Markdown; times are in UTC. */
export function timeline({ now }: Ticks): string {
  const ticks = Object.values(now).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = ticks.map(([time, step, entry, address]) => `- ${time.slice(0, 10)} ${time.slice(11, 16)} UTC: ${step} ([${entry}](${address}))`);
  return `## Timeline\n\n${lines.join('\n')}\n`;
}
