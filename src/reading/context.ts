// What a reader is given, and where it puts what it found.
import type { SourceDocument } from '../book/book.ts';
import type { EntityKind } from '../model/fields.ts';
import { finding, type Finding } from '../model/finding.ts';
import type { Source } from '../model/source.ts';
import type { AnyFact, Fact } from './fact.ts';
import type { Outline, Section } from './outline/outline.ts';

/** One document under a reader's eyes. */
export interface Reading {
  document: SourceDocument;
  outline: Outline;
  /** Title of the document, in plain text. */
  title: string;
  facts: AnyFact[];
  findings: Finding[];
  /** The place of a line of this document. */
  at(line: number): Source;
  add<K extends EntityKind>(fact: Fact<K>): void;
  /** Says that something looks like a known shape and cannot be read. */
  unreadable(line: number, message: string): void;
}

/** A reader finds one kind of shape. It looks at shapes and words, never at file names. */
export type Reader = (reading: Reading) => void;

/** Prepares a document for its readers. */
export function readingOf(document: SourceDocument, outline: Outline): Reading {
  const facts: AnyFact[] = [];
  const findings: Finding[] = [];
  const at = (line: number): Source => ({ file: document.path, line });
  return {
    document,
    outline,
    title: document.frontMatter.title ?? titleOf(outline) ?? document.path,
    facts,
    findings,
    at,
    add: (fact) => facts.push(fact as unknown as AnyFact),
    unreadable: (line, message) => findings.push(finding({ rule: 'unreadable', severity: 'warning', message, source: at(line) })),
  };
}

function titleOf(outline: Outline): string | undefined {
  const first = outline.sections.find((section: Section) => section.level === 1) ?? outline.sections.find((s) => s.level > 0);
  return first?.title || undefined;
}
