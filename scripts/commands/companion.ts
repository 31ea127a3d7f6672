// The second thread of a build. It reads the documents while the code of the pages is compiled, and makes what lies beside
// the pages while they are made: a build takes both processors.
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import { BookError, type Progress } from '../../src/book/book.ts';
import { ConfigError } from '../../src/book/config.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { OfflineScripts } from '../../src/offline/offline.ts';
import type { Notebook } from '../../src/rebuild/notes.ts';
import type { DocumentText } from '../../src/site/document-text.ts';
import type { Reading } from '../../src/site/loaded.ts';

/** What the thread is to do. The folder of documents and how to read it are told by the environment, as they are to the pages. */
export interface CompanionTask {
  /** Where the new site is made. */
  folder: string;
  /** The path below which the site will be served, with a slash at both ends. */
  base: string;
  /** The address of the server, when it is known. */
  server: string | undefined;
  /** The site that the last build left, and its notes. */
  last: { site: string; twins: Notebook; pageTwins: Notebook; text: Notebook };
}

/** Told how far reading is, and when it is done. */
export interface ReadingProgress {
  update: Progress;
  done: () => void;
}

/** What the thread tells. */
export type News =
  | { sort: 'progress'; done: number; total: number }
  | { sort: 'read'; reading: Pick<Reading, 'book' | 'catalog' | 'preview'> }
  /** Whoever asked is to be told: an error of theirs, not of the program. */
  | { sort: 'refused'; by: 'BookError' | 'ConfigError'; message: string }
  | { sort: 'drawn'; brokenDiagrams: readonly Finding[] }
  | { sort: 'rendered'; texts: ReadonlyMap<string, DocumentText> }
  | { sort: 'scripts'; scripts: OfflineScripts };

/** What the thread is told: the folder may be written to, and holds all pages. */
export type Go = 'folder' | 'pages';

/** An integration for `build`: tells the thread how far the site is. */
export function accompanied(companion: Companion): AstroIntegration {
  return {
    name: 'faultbook-companion',
    hooks: {
      // Before this Astro empties the folder.
      'astro:build:setup': () => companion.tell('folder'),
      'astro:build:done': () => companion.tell('pages'),
    },
  };
}

export class Companion {
  /** What was read, as soon as it is. @throws BookError, ConfigError */
  readonly reading: Promise<Reading>;
  /** What a book that is kept on a device runs there. */
  readonly scripts: Promise<OfflineScripts>;
  /** Resolves when all is written. */
  readonly done: Promise<void>;
  readonly #worker: Worker;

  constructor(task: CompanionTask, progress: ReadingProgress) {
    this.#worker = new Worker(new URL('./companion-thread.ts', import.meta.url), { workerData: task });
    const read = Promise.withResolvers<Reading>();
    const drawn = Promise.withResolvers<readonly Finding[]>();
    const rendered = Promise.withResolvers<ReadonlyMap<string, DocumentText>>();
    const scripts = Promise.withResolvers<OfflineScripts>();
    this.reading = read.promise;
    this.scripts = scripts.promise;
    this.done = new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        for (const one of [read, drawn, rendered, scripts]) one.reject(error);
        reject(error);
      };
      this.#worker.on('message', (news: News) => {
        if (news.sort === 'progress') progress.update(news.done, news.total);
        else if (news.sort === 'read') read.resolve({ ...news.reading, brokenDiagrams: () => drawn.promise, texts: () => rendered.promise });
        else if (news.sort === 'refused') fail(news.by === 'ConfigError' ? new ConfigError(news.message.split('\n')) : new BookError(news.message));
        else if (news.sort === 'drawn') drawn.resolve(news.brokenDiagrams);
        else if (news.sort === 'rendered') rendered.resolve(news.texts);
        else scripts.resolve(news.scripts);
      });
      this.#worker.once('error', fail);
      this.#worker.once('exit', (code) => (code === 0 ? resolve() : fail(new Error(`the thread that reads ended with ${code}`))));
    });
    void this.reading.catch(() => {}).then(progress.done);
    // What went wrong is told where it is waited for.
    for (const promise of [this.reading, this.scripts, this.done, drawn.promise, rendered.promise]) promise.catch(() => {});
  }

  tell(go: Go): void {
    this.#worker.postMessage(go);
  }

  /** Ends the thread, whatever it is doing. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
