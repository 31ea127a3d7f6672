// What the second thread does while a large book is read: it takes shares of the documents from the back.
import { workerData } from 'node:worker_threads';
import { readDocument } from './read.ts';
import { sayAnswered, takesOne, type Answer, type Task } from './shares.ts';

const { shares, counter, port } = workerData as Task;

for (let share = shares.length - 1; takesOne(counter, shares); share -= 1) {
  try {
    send({ share, readings: shares[share]?.map(readDocument) });
  } catch {
    // The first thread reads this share itself, and meets the error where it can be told.
    send({ share, readings: undefined });
  }
}

function send(answer: Answer): void {
  port.postMessage(answer);
  sayAnswered(counter);
}
