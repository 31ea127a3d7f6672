// A row of the index as /api/index.json has it.

/** Something with a page; its address is that of the site without its base. */
interface Named {
  name: string;
  url: string;
}

/** What a row says to programs, and to the filter of an index that has several pages. */
export interface IndexRecord {
  entry: Named | null;
  claims: Named[];
  test: Named | null;
  suite: Named | null;
  smoke: Named[];
  trust: string;
  status: string;
}
