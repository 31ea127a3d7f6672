// Documents that texts name by their path or file name, outside of links: in code spans, in rules and their comments.
import { posix } from 'node:path';
import { wordsIn } from '../../catalog/nearest.ts';
import type { Source } from '../../model/source.ts';
import { codeBlocksOf } from '../../reading/shapes/walk.ts';
import type { Subject } from '../subject.ts';
import { groupsOf, isForeseen } from './groups.ts';
import { fromDocument, isDocumentPath, pathName } from './paths.ts';

/** A document that a text names. */
export interface Named {
  /** As seen from the top of the content folder where the text leads upwards, else as written. */
  path: string;
  anchor: string | undefined;
  source: Source;
}

/** Every document that documents and rule files name by path, in the order of their places. */
export function namedDocuments(subject: Subject): Named[] {
  const inDocuments = subject.readings.flatMap(({ outline, path: file }) => {
    const spans = groupsOf(outline).flatMap((group) => {
      const named = group.spans.flatMap(({ text, line }) => inText(text, { file, line }, true));
      return named.length === 0 || isForeseen(group) ? [] : named.filter(({ source }) => !subject.isExample(source));
    });
    const rules = outline.sections.flatMap((section) =>
      codeBlocksOf(section.blocks)
        .filter((code) => /^\s*- (?:alert|record)\s*:/m.test(code.value))
        .flatMap((code) => code.value.split('\n').flatMap((text, index) => inText(text, { file, line: code.start + index }, false))),
    );
    return [...spans, ...rules];
  });
  const ruleFiles = new Set(subject.of('alert').flatMap((alert) => alert.fields.rule?.file ?? []));
  const inRules = subject.book.yaml
    .filter(({ path }) => ruleFiles.has(path))
    .flatMap(({ path, text }) => text.split('\n').flatMap((line, index) => inText(line, { file: path, line: index + 1 }, false)));
  return [...inDocuments, ...inRules];
}

const inWords = /(?<![\w/.:@-])((?:\.{1,2}\/|\/)?(?:[\w.@+-]+\/)*[\w@+-][\w.@+-]*\.mdx?)(?:#([\w.%-]+))?/g;

function inText(text: string, source: Source, isWhole: boolean): Named[] {
  const names = isWhole ? [text] : [...text.matchAll(inWords)].map((match) => match[0]);
  return names.flatMap((name) => {
    const found = pathName(name);
    return found && isDocumentPath(found.path) ? [{ path: fromDocument(found.path, source.file), anchor: found.anchor, source }] : [];
  });
}

/** Names that every repository has, so that one elsewhere is not the one that is meant. */
const everywhere = /^(?:readme|index|changelog|contributing|license|security|agents|claude|code_of_conduct|todo|roadmap|releases?)\.mdx?$/i;

/** What a named document turned out to be. */
export type Whereabouts =
  | { type: 'there'; file: string }
  /** The only file of this name lies in another folder. */
  | { type: 'elsewhere'; file: string }
  /** Where it should lie was read, and it is not there. */
  | { type: 'absent'; titled: string | undefined }
  | { type: 'nobody knows' };

/** Finds a named document. A path that starts where nothing was read accuses nobody. */
export function whereaboutsOf(subject: Subject, titles: Titles, { path, source }: Named): Whereabouts {
  const { shelf } = subject;
  const beside = posix.join(posix.dirname(source.file), path);
  const there = shelf.find(beside).find((file) => file.path === beside) ?? shelf.find(path)[0];
  if (there) return { type: 'there', file: there.file };
  const name = posix.basename(path);
  if (everywhere.test(name)) return { type: 'nobody knows' };
  const named = shelf.named(name);
  if (named.length === 1 && named[0]) return { type: 'elsewhere', file: named[0].file };
  // One word is hardly the name of a document of the team: `notes.md` may be anything.
  if (!path.includes('/') && wordsIn(name).length < 3) return { type: 'nobody knows' };
  const top = path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined;
  const wasRead = top === undefined || shelf.wouldHold(path) || shelf.hasContentFolder(top);
  return wasRead ? { type: 'absent', titled: titles.of(name) } : { type: 'nobody knows' };
}

/** Finds documents by the words of their titles. */
export class Titles {
  readonly #byWord = new Map<string, Set<string>>();

  constructor(documents: readonly { path: string; title: string }[]) {
    for (const { path, title } of documents) for (const word of wordsIn(title)) this.#byWord.set(word, (this.#byWord.get(word) ?? new Set()).add(path));
  }

  /** The only document whose title holds all words of a file name. */
  of(name: string): string | undefined {
    const words = wordsIn(name.replace(/\.\w+$/, ''));
    const lists = words.map((word) => this.#byWord.get(word) ?? new Set<string>()).sort((a, b) => a.size - b.size);
    const [first] = lists;
    const fitting = words.length > 1 && first ? [...first].filter((path) => lists.every((list) => list.has(path))) : [];
    return fitting.length === 1 ? fitting[0] : undefined;
  }
}
