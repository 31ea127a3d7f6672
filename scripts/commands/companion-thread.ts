// What the thread of companion.ts does.
import { parentPort, workerData } from 'node:worker_threads';
import { BookError } from '../../src/book/book.ts';
import { ConfigError } from '../../src/book/config.ts';
import { offlineScripts } from '../../src/offline/offline.ts';
import { LastBuild } from '../../src/rebuild/last-build.ts';
import { sectionsOf, type SectionText } from '../../src/search/sections.ts';
import { readFolder } from '../../src/site/loaded.ts';
import { writeEntityTwins, writePageTwins, type TwinSource } from '../../src/twins/twins.ts';
import type { CompanionTask, Go, News } from './companion.ts';
import { writeTextIndex } from './text-index.ts';

const { folder, base, server, last } = workerData as CompanionTask;
const mayWrite = told('folder');
const pagesAreThere = told('pages');

const beside = await read();
if (beside) await makeBeside(beside);
parentPort?.close();

function tell(news: News): void {
  parentPort?.postMessage(news);
}

/** What lies beside the pages is made from this. */
interface Beside {
  source: TwinSource;
  sections: SectionText[];
}

/** Reads, and gives the pages what they wait for. What nobody needs after that is let go. */
async function read(): Promise<Beside | undefined> {
  try {
    const { loaded, brokenDiagrams, texts, ...reading } = readFolder((done, total) => tell({ sort: 'progress', done, total }));
    tell({ sort: 'read', reading });
    tell({ sort: 'drawn', brokenDiagrams: await brokenDiagrams() });
    tell({ sort: 'rendered', texts: await texts(base) });
    tell({ sort: 'scripts', scripts: offlineScripts() });
    const { documents } = loaded.book;
    const sections = sectionsOf({ documents, readings: loaded.readings, catalog: reading.catalog });
    return { source: { book: reading.book, catalog: reading.catalog, documents }, sections };
  } catch (error) {
    if (error instanceof BookError) tell({ sort: 'refused', by: 'BookError', message: error.message });
    else if (error instanceof ConfigError) tell({ sort: 'refused', by: 'ConfigError', message: error.message });
    else throw error;
    return undefined;
  }
}

async function makeBeside({ source, sections }: Beside): Promise<void> {
  await mayWrite;
  // A program of its own makes the index: meanwhile there is time for the twins.
  const text = writeTextIndex(folder, sections, new LastBuild(last.text, last.site));
  text.catch(() => {});
  writeEntityTwins(folder, source, base, server, new LastBuild(last.twins, last.site));
  await text;
  await pagesAreThere;
  writePageTwins(folder, source.catalog, base, new LastBuild(last.pageTwins, last.site));
}

/** Resolves when the build says so. */
function told(go: Go): Promise<void> {
  return new Promise((resolve) => parentPort?.on('message', (said: Go) => said === go && resolve()));
}
