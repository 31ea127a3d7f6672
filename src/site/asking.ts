// What a page asks of the book while it is made is written down: a later build makes the page again only when an answer
// has changed. Pages live in a bundle of their own and the build outside it, so they meet at a place that both know.
import type { AsyncLocalStorage } from 'node:async_hooks';

/** Answers to questions, as short texts that differ when the answers do; nothing for a question that nobody here knows. */
export type Answers = (question: string) => string | undefined;

interface MeetingPlace {
  /** The questions of what is being made. */
  asked?: AsyncLocalStorage<Set<string> | undefined> | undefined;
  /** What the pages' book answers. */
  answers?: Answers | undefined;
}

const known = Symbol.for('faultbook.asking');
const place = ((globalThis as Record<symbol, MeetingPlace | undefined>)[known] ??= {});

/** Whoever is being made has asked this. */
export function asked(question: string): void {
  place.asked?.getStore()?.add(question);
}

/** Is a page being made whose questions are written down? */
export function isAsking(): boolean {
  return place.asked?.getStore() !== undefined;
}

/** What is worked out once for all is nobody's question. */
export function unasked<T>(make: () => T): T {
  return place.asked ? place.asked.run(undefined, make) : make();
}

/** Hears the questions of whatever is made in it from now on. */
export function listen(storage: AsyncLocalStorage<Set<string> | undefined>): void {
  place.asked = storage;
}

/** The pages have a book. */
export function answerWith(answers: Answers): void {
  place.answers = answers;
}

export function answersOfPages(): Answers | undefined {
  return place.answers;
}
