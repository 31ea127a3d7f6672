// Ways through an outline that every reader needs.
import type { Block, Code, Field, Item, List, Table } from '../outline/blocks.ts';
import { plain, type Run } from '../outline/inline.ts';
import { subtree, type Section } from '../outline/outline.ts';
import { remembered } from '../outline/remembered.ts';
import { fieldsOfTable } from './definition-table.ts';

/** Every block, those inside items and fields included, in the order of the document. */
export function allBlocks(blocks: readonly Block[]): readonly Block[] {
  return isFlat(blocks) ? blocks : unfolded(blocks);
}

/** Nothing is nested in most blocks, and in most items there is none at all. */
function isFlat(blocks: readonly Block[]): boolean {
  return blocks.every(
    (block) => (block.type !== 'field' || block.blocks.length === 0) && (block.type !== 'list' || block.items.every((item) => item.blocks.length === 0)),
  );
}

const unfolded = remembered((blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => {
    if (block.type === 'field') return [block, ...allBlocks(block.blocks)];
    return block.type === 'list' ? [block, ...block.items.flatMap((item) => allBlocks(item.blocks))] : [block];
  }),
);

/** The tables of a section itself, without those of the sections below it. */
export const tablesOf: (section: Section) => readonly Table[] = remembered((section) => allBlocks(section.blocks).filter((block) => block.type === 'table'));

/**
 * The labelled fields among blocks: labels of their own, labels of list items, and the rows of a table of labels and
 * values; not those nested below them.
 */
export function fieldsOf(blocks: readonly Block[]): readonly Field[] {
  return blocks.length === 0 ? none : labelledOf(blocks);
}

const none: readonly never[] = [];

const labelledOf = remembered((blocks: readonly Block[]): readonly Field[] =>
  blocks.flatMap((block) => {
    if (block.type === 'field') return [block];
    if (block.type === 'table') return fieldsOfTable(block);
    return block.type === 'list' ? block.items.flatMap((item) => (item.field ? [item.field] : [])) : [];
  }),
);

/** The first field whose label matches. */
export function fieldNamed(fields: readonly Field[], label: RegExp): Field | undefined {
  return fields.find((field) => label.test(field.words));
}

/** The items of the lists among blocks; with `deep`, those of nested lists too. */
export function itemsOf(blocks: readonly Block[], deep = false): Item[] {
  const lists = (deep ? allBlocks(blocks) : blocks).filter((block): block is List => block.type === 'list');
  return lists.flatMap((list) => list.items);
}

export function codeBlocksOf(blocks: readonly Block[]): Code[] {
  return allBlocks(blocks).filter((block) => block.type === 'code');
}

/** What a field says as a list of texts: its value when it has one, and the items below it. */
export function textsOf(field: Field | undefined): string[] {
  if (!field) return [];
  const value = plain(field.value);
  const items = itemsOf(field.blocks).map((item) => plain(item.runs));
  return (value === '' || (items.length > 0 && value.endsWith(':')) ? items : [value, ...items]).filter((text) => text !== '');
}

/** A field's value as one text: its own, or the text and items below it. */
export function textOf(field: Field | undefined): string | undefined {
  if (!field) return undefined;
  const value = plain(field.value);
  const text = value !== '' ? value : textsOf(field).join('; ');
  return text === '' ? undefined : text;
}

/** All runs that a field holds: its value and its items, nested ones too. */
export function runsIn(field: Field): Run[][] {
  return [field.value, ...itemsOf(field.blocks, true).map((item) => item.runs)].filter((runs) => runs.length > 0);
}

/** The first paragraph of blocks as text. */
export function firstText(blocks: readonly Block[]): string | undefined {
  const text = blocks.find((block) => block.type === 'text');
  return text ? plain(text.runs) : undefined;
}

/** Does a section, one it lies in, or the document's title name one of these words? */
export function isAbout(section: Section, words: RegExp): boolean {
  for (let at: Section | undefined = section; at; at = at.parent) if (words.test(at.title)) return true;
  return false;
}

/** The blocks of a section and of every section below it. */
export function blocksBelow(section: Section): Block[] {
  return subtree(section).flatMap((part) => part.blocks);
}
