// YAML's anchors, aliases and merge keys, followed node by node: nothing is copied, so that nested aliases cannot explode.
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, visit, type Alias, type Document, type YAMLMap } from 'yaml';

/** An alias that leads to an alias, and so on: more often than this is no one's handwriting. */
const deepest = 20;

/** Aliases that stand for more than this, all copied, are an attack on whoever copies them. Prometheus refuses such files. */
const mostCopied = 1_000_000;

/** Looks into a document through its aliases. */
export class Aliases {
  /** What each alias stands for: the last anchor of its name before it. */
  readonly #targets = new Map<Alias, unknown>();
  /** What is wrong with keys and aliases, each with its place in the text. */
  readonly problems: { at: number; message: string }[] = [];

  /** @param lineOf the line of a place in the text */
  constructor(document: Document.Parsed, lineOf: (at: number) => number) {
    const anchors = new Map<string, unknown>();
    visit(document, (_, node, path) => {
      if (isMap(node)) this.#checkKeys(node, lineOf);
      if (isAlias(node)) this.#bind(node, anchors.get(node.source), path);
      else if (isNode(node) && 'anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, node);
    });
    if (this.#targets.size > 0) this.#checkSize(document.contents);
  }

  #checkKeys(map: YAMLMap, lineOf: (at: number) => number): void {
    const seen = new Map<unknown, number>();
    for (const { key } of map.items) {
      if (!isScalar(key) || key.source === '<<') continue;
      const at = key.range?.[0] ?? 0;
      const first = seen.get(key.value);
      if (first === undefined) seen.set(key.value, at);
      else this.problems.push({ at, message: `the key "${String(key.value)}" stands in line ${lineOf(first)} too, expected each key once` });
    }
  }

  #bind(alias: Alias, target: unknown, path: readonly unknown[]): void {
    const at = alias.range?.[0] ?? 0;
    if (target === undefined) this.problems.push({ at, message: `no anchor stands before *${alias.source}, expected &${alias.source}` });
    else if (path.includes(target))
      this.problems.push({ at, message: `*${alias.source} stands inside what it stands for, expected an anchor that ends before it` });
    else this.#targets.set(alias, target);
  }

  /** How much a document would be with its aliases copied out. */
  #checkSize(root: unknown): void {
    const sizes = new Map<unknown, number>();
    const sizeOf = (node: unknown): number => {
      const known = sizes.get(node);
      if (known !== undefined) return known;
      const parts = isAlias(node) ? [this.#targets.get(node)] : isPair(node) ? [node.key, node.value] : isMap(node) || isSeq(node) ? node.items : [];
      const size = parts.reduce((sum: number, part) => sum + sizeOf(part), 1);
      sizes.set(node, size);
      return size;
    };
    if (sizeOf(root) <= mostCopied) return;
    const worst = [...this.#targets.keys()].find((alias) => sizeOf(alias) > mostCopied / 10);
    this.problems.push({ at: worst?.range?.[0] ?? 0, message: `its aliases stand for more than ${mostCopied} values, expected fewer` });
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
    for (let steps = 0; isAlias(at); steps += 1) at = steps < deepest ? this.#targets.get(at) : undefined;
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
