// What the build writes into the service worker, and what it packs for it.

/** One build of a book, as its service worker knows it. */
export interface StoredBook {
  /** The path below which the site lies, with a slash at both ends. */
  base: string;
  /** Names this build: a hash of all that it holds. */
  build: string;
  title: string;
  /** Addresses of the archives, below the base: the first holds the index and what pages share. Each is named by its hash. */
  archives: readonly string[];
}

/** What stands at the start of an archive, as JSON; the bytes of its parts follow. */
export interface ArchiveHeader {
  /** Length of each part in bytes, in the order in which they follow. */
  parts: number[];
  /** Its files. A part is meant by its number here, or by `-1 - number` among the shared parts of the first archive. */
  files: { path: string; parts: number[] }[];
  /** In the first archive: which archive holds a file, by the file's path. */
  index?: Record<string, number>;
}
