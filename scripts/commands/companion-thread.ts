// What the thread of companion.ts does.
import { parentPort, workerData } from 'node:worker_threads';
import { BookError } from '../../src/book/book.ts';
import { ConfigError } from '../../src/book/config.ts';
import { LastBuild } from '../../src/rebuild/last-build.ts';
import { sectionsOf } from '../../src/search/sections.ts';
import { loaded, type WholeReading } from '../../src/site/loaded.ts';
import { writeEntityTwins, writePageTwins } from '../../src/twins/twins.ts';
import type { CompanionTask, Go, News } from './companion.ts';
import { writeTextIndex } from './text-index.ts';

const { folder, base, server, last } = workerData as CompanionTask;

const whole = read();
if (whole) await accompany(whole);
parentPort?.close();

function tell(news: News): void {
  parentPort?.postMessage(news);
}

function read(): WholeReading | undefined {
  try {
    return loaded((done, total) => tell({ sort: 'progress', done, total }));
  } catch (error) {
    if (error instanceof BookError) tell({ sort: 'refused', by: 'BookError', message: error.message });
    else if (error instanceof ConfigError) tell({ sort: 'refused', by: 'ConfigError', message: error.message });
    else throw error;
    return undefined;
  }
}

/** First what pages wait for, then what lies beside them. */
async function accompany({ loaded: { book, readings }, catalog, preview, ...reading }: WholeReading): Promise<void> {
  tell({ sort: 'read', reading: { book: reading.book, catalog, preview } });
  const mayWrite = told('folder');
  const pagesAreThere = told('pages');
  tell({ sort: 'drawn', brokenDiagrams: await reading.brokenDiagrams() });
  tell({ sort: 'rendered', texts: await reading.texts(base) });
  const { documents } = book;
  const sections = sectionsOf({ documents, readings, catalog });
  await mayWrite;
  // A program of its own makes the index: meanwhile there is time for the twins.
  const text = writeTextIndex(folder, sections, new LastBuild(last.text, last.site));
  text.catch(() => {});
  writeEntityTwins(folder, { book: reading.book, catalog, documents }, base, server, new LastBuild(last.twins, last.site));
  await text;
  await pagesAreThere;
  writePageTwins(folder, catalog, base, new LastBuild(last.pageTwins, last.site));
}

/** Resolves when the build says so. */
function told(go: Go): Promise<void> {
  return new Promise((resolve) => parentPort?.on('message', (said: Go) => said === go && resolve()));
}
