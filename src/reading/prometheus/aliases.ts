// YAML's anchors, aliases and merge keys, followed node by node: nothing is copied, so that nested aliases cannot explode.
import { isAlias, isMap, isNode, isScalar, isSeq, visit, type Document, type YAMLMap } from 'yaml';

/** An alias that leads to an alias, and so on: more often than this is no one's handwriting. */
const deepest = 20;

/** Looks into a document through its aliases. */
export class Aliases {
  readonly #anchors = new Map<string, unknown>();
  /** Where a key stands that its map already has. */
  readonly repeated: number[] = [];

  constructor(document: Document.Parsed) {
    visit(document, (_, node) => {
      if (isMap(node)) this.#checkKeys(node);
      if (isNode(node) && 'anchor' in node && typeof node.anchor === 'string') this.#anchors.set(node.anchor, node);
    });
  }

  #checkKeys(map: YAMLMap): void {
    const seen = new Set<unknown>();
    for (const { key } of map.items) {
      if (!isScalar(key) || key.source === '<<') continue;
      if (seen.has(key.value)) this.repeated.push(key.range?.[0] ?? 0);
      seen.add(key.value);
    }
  }

  /** The node under a key, own or merged. */
  get(map: unknown, key: string): unknown {
    return this.#find(map, key, new Set());
  }

  /** The items of a list. */
  items(node: unknown): unknown[] | undefined {
    const list = this.#follow(node);
    return isSeq(list) ? list.items.map((item) => this.#follow(item)) : undefined;
  }

  /** Names and values of a map, own before merged. */
  pairs(node: unknown): [string, unknown][] {
    const found = new Map<string, unknown>();
    this.#collect(node, found, new Set());
    return [...found];
  }

  #follow(node: unknown): unknown {
    let at = node;
    for (let steps = 0; isAlias(at); steps += 1) at = steps < deepest ? this.#anchors.get(at.source) : undefined;
    return at;
  }

  /** @param seen maps that were looked into: maps that merge each other many times are looked into once */
  #find(node: unknown, key: string, seen: Set<unknown>): unknown {
    const map = this.#follow(node);
    if (!isMap(map) || seen.has(map)) return undefined;
    seen.add(map);
    const own = map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
    if (own) return this.#follow(own.value);
    for (const source of this.#merged(map)) {
      const found = this.#find(source, key, seen);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #collect(node: unknown, found: Map<string, unknown>, seen: Set<unknown>): void {
    const map = this.#follow(node);
    if (!isMap(map) || seen.has(map)) return;
    seen.add(map);
    for (const { key, value } of map.items)
      if (isScalar(key) && typeof key.value !== 'symbol' && !found.has(String(key.value))) found.set(String(key.value), this.#follow(value));
    for (const source of this.#merged(map)) this.#collect(source, found, seen);
  }

  /** What `<<` names: one map or several. */
  #merged(node: unknown): unknown[] {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.source === '<<') : undefined;
    return pair ? (this.items(pair.value) ?? [pair.value]) : [];
  }
}
