// The documents of a large book in shares, and what two threads that take them know of one another.
import type { MessagePort } from 'node:worker_threads';
import type { SourceDocument } from '../book/book.ts';
import type { DocumentReading } from './read.ts';

export type Shares = readonly (readonly SourceDocument[])[];

/** What the second thread is given. */
export interface Task {
  shares: Shares;
  counter: Counter;
  /** Where its answers go. */
  port: MessagePort;
}

/** What the second thread sends for each share that it took. */
export interface Answer {
  share: number;
  /** Missing where it failed. */
  readings: DocumentReading[] | undefined;
}

/** So many characters make a share: few enough that no thread waits long for the other at the end. */
const shareSize = 40_000;

/** Cuts documents into shares of about the same length, in their order. */
export function sharesOf(documents: readonly SourceDocument[]): Shares {
  const shares: SourceDocument[][] = [];
  let left = 0;
  for (const document of documents) {
    if (left <= 0) {
      shares.push([]);
      left = shareSize;
    }
    shares.at(-1)?.push(document);
    left -= document.text.length;
  }
  return shares;
}

/** Memory that both threads see: how many shares were taken, and how many answers were sent. */
export type Counter = Int32Array<SharedArrayBuffer>;

const taken = 0;
const answered = 1;

export function newCounter(): Counter {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

/** Takes one more share, when there is one: one thread has them from the front and the other from the back, until they meet. */
export function takesOne(counter: Counter, shares: Shares): boolean {
  return Atomics.add(counter, taken, 1) < shares.length;
}

/** Leaves nothing to take. */
export function takeAll(counter: Counter, shares: Shares): void {
  Atomics.store(counter, taken, shares.length);
}

/** Says that one more answer was sent. */
export function sayAnswered(counter: Counter): void {
  Atomics.add(counter, answered, 1);
  Atomics.notify(counter, answered);
}

/**
 * Waits until more answers were sent than a number.
 * @returns false when that took longer than so many milliseconds
 */
export function isAnswered(counter: Counter, more: number, within: number): boolean {
  return Atomics.wait(counter, answered, more, within) !== 'timed-out';
}
