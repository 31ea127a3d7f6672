// Adding up what the words of a query find, record by record: arrays of numbers, because thousands of records may be found with every key.

/** What the words of a query add up to in the records. */
export class Tally {
  readonly score: Float64Array;
  /** By how much of the query a record is found. */
  readonly covered: Float64Array;
  /** How many words of the query stand in its name. */
  readonly named: Uint8Array;
  /** The records that were found at all. */
  readonly found: number[] = [];
  readonly #best: Float64Array;
  readonly #quality: Float64Array;
  readonly #inName: Uint8Array;
  #touched: number[] = [];
  whole = 0;
  read = 0;

  constructor(size: number) {
    [this.score, this.covered, this.#best, this.#quality] = [size, size, size, size].map((length) => new Float64Array(length)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    [this.named, this.#inName] = [new Uint8Array(size), new Uint8Array(size)];
  }

  /** Counts what one word found in a record, unless it found more there already. */
  offer(record: number, score: number, quality: number, inName: boolean): void {
    if (this.#best[record] === 0) this.#touched.push(record);
    if (inName) this.#inName[record] = 1;
    if ((this.#best[record] ?? 0) >= score) return;
    this.#best[record] = score;
    this.#quality[record] = quality;
  }

  /**
   * Adds up what a word of the query found.
   * @returns whether it was anything
   */
  close(): boolean {
    const size = this.score.length;
    const weight = this.#touched.length === 0 ? 0 : Math.log(1 + size / this.#touched.length);
    this.whole += weight;
    for (const record of this.#touched) {
      if (this.score[record] === 0) this.found.push(record);
      this.score[record] = (this.score[record] ?? 0) + (this.#best[record] ?? 0);
      this.covered[record] = (this.covered[record] ?? 0) + weight * (this.#quality[record] ?? 0);
      this.named[record] = (this.named[record] ?? 0) + (this.#inName[record] ?? 0);
      this.#best[record] = this.#quality[record] = this.#inName[record] = 0;
    }
    const any = this.#touched.length > 0;
    this.#touched = [];
    return any;
  }
}
