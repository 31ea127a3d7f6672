// Many documents: those of a large book are read by two threads, because hardly any machine has one processor only.
import { availableParallelism } from 'node:os';
import { isMainThread, MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { SourceDocument } from '../book/book.ts';
import { readDocument, type DocumentReading } from './read.ts';
import { isAnswered, newCounter, sharesOf, takeAll, takesOne, type Answer, type Shares, type Task } from './shares.ts';

/** So many characters are read in the time that a second thread takes to be of use. */
const worthAThread = 1_500_000;

/** No share takes longer to read, in milliseconds: a thread that does not answer is not waited for. */
const longest = 60_000;

/** Reads documents, in their order. It makes no difference to a reading which thread makes it. */
export function readAll(documents: readonly SourceDocument[]): DocumentReading[] {
  const size = documents.reduce((sum, { text }) => sum + text.length, 0);
  // Whoever reads beside the main thread does so because that is at work.
  const busy = isMainThread ? 1 : 2;
  return size >= worthAThread && availableParallelism() > busy ? readByTwo(sharesOf(documents)) : documents.map(readDocument);
}

function readByTwo(shares: Shares): DocumentReading[] {
  const readings: (DocumentReading[] | undefined)[] = Array.from(shares, () => undefined);
  const second = secondThread(shares);
  try {
    let own = 0;
    for (; second.leaves(); own += 1) readings[own] = shares[own]?.map(readDocument);
    for (let awaited = shares.length - own; awaited > 0; awaited -= 1) {
      const answer = second.answer();
      if (!answer) break;
      readings[answer.share] = answer.readings;
    }
  } finally {
    second.end();
  }
  // What was not delivered, for whatever reason, is read here, and an error met where it can be told.
  return shares.flatMap((share, index) => readings[index] ?? share.map(readDocument));
}

/**
 * Starts a thread that takes shares from the back.
 * @returns `leaves` takes one from the front, when there is one that nobody took; `answer` waits for what was read of one
 *   that the thread took, in any order, and has none when the thread seems to be dead
 */
export function secondThread(shares: Shares): { leaves: () => boolean; answer: () => Answer | undefined; end: () => void } {
  const counter = newCounter();
  const { port1, port2 } = new MessageChannel();
  const task: Task = { shares, counter, port: port2 };
  const worker = new Worker(new URL('second-thread.ts', import.meta.url), { workerData: task, transferList: [port2] });
  worker.unref();
  worker.on('error', () => takeAll(counter, shares));
  let received = 0;
  return {
    leaves: () => takesOne(counter, shares),
    answer: () => {
      if (!isAnswered(counter, received, longest)) return undefined;
      received += 1;
      return receiveMessageOnPort(port1)?.message as Answer;
    },
    end: () => {
      takeAll(counter, shares);
      port1.close();
    },
  };
}
