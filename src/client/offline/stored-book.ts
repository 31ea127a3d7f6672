// What the build writes into the service worker, and what it packs for it.

/** A line of the precache manifest: its address has its content's hash in it, and needs no revision beside that. */
export interface StoredArchive {
  url: string;
  revision: null;
  integrity: string;
}

/** One build of a book, as devices keep it. */
export interface StoredBuild {
  /** Names this build: a hash of all that it holds. */
  build: string;
  /** The first holds the index and what pages share. */
  archives: readonly StoredArchive[];
}

/** The book, as its service worker knows it. */
export interface StoredBook extends StoredBuild {
  /** The path below which the site lies, with a slash at both ends. */
  base: string;
  title: string;
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
