// A document as written, as HTML: a pure function of the document and of what the catalog knows.
import { toHtml } from 'hast-util-to-html';
import type { Element } from 'hast';
import type { SourceDocument } from '../book/book.ts';
import type { Destinations } from '../catalog/destinations.ts';
import type { Lexicon } from '../catalog/lexicon.ts';
import type { Finding } from '../model/finding.ts';
import type { Source } from '../model/source.ts';
import type { DocumentReading } from '../reading/read.ts';
import { mended } from '../reading/outline/parse.ts';
import { remembered } from '../reading/outline/remembered.ts';
import { placeDiagrams, type DrawingOf } from './diagrams.ts';
import { anchorHeadings, element, renderCode, renderTables, type RenderedHeading } from './blocks.ts';
import { linkIdentifiers, type Linker } from './identifiers.ts';
import { labelOf, linkAddress, rewriteLinks, type Addresses } from './links.ts';
import { anchorLines, noteFindings } from './notes.ts';
import { treeOf } from './tree.ts';

/** What rendering knows about the book. */
export interface Knowledge {
  lexicon: Lexicon;
  destinations: Destinations;
  addresses: Addresses;
  /** The address of an entity's page. */
  entityAddress(key: string): string | undefined;
  findings: readonly Finding[];
  /** What the document's diagrams look like; without it they stay text. */
  drawingOf?: DrawingOf | undefined;
}

export interface RenderedDocument {
  html: string;
  /** Headings with their anchors; the one that is the page's own title is left out. */
  headings: RenderedHeading[];
  /** The anchor of the title, when the document begins with it. */
  titleSlug: string | undefined;
  /** Lines that have an anchor `L<line>`, in order. */
  lines: number[];
}

/** Longer documents are shown as plain text: a page of many megabytes helps nobody, and costs the build its memory. */
const longestRendered = 1_500_000;

/** A large book has thousands of findings, and each document asks for its own. */
const byFile = remembered((findings: readonly Finding[]) => Map.groupBy(findings, ({ source }) => source.file));

/** Renders one document. What stands in it is sanitised first and never trusted later. */
export function renderDocument(document: SourceDocument, reading: DocumentReading, knowledge: Knowledge): RenderedDocument {
  const { path } = document;
  const { destinations, addresses, lexicon, findings } = knowledge;
  const linker: Linker = { lexicon, file: path, address: (key) => (key === `document:${path}` ? undefined : knowledge.entityAddress(key)) };
  const { text } = mended(document.text);
  if (text.length > longestRendered) return plainDocument(text);
  const tree = treeOf(text);
  rewriteLinks(tree, path, destinations, addresses);
  const title = takeTitle(tree, reading.title);
  renderCode(tree, linker);
  const slugs = new Map(reading.outline.sections.filter((section) => section.slug !== '').map(({ line, slug }) => [line, slug]));
  const titleSlug = title && slugs.get(title.position?.start.line ?? 0);
  if (title) slugs.delete(title.position?.start.line ?? 0);
  const headings = anchorHeadings(tree, slugs);
  linkIdentifiers(tree, linker);
  renderTables(tree);
  const lines = anchorLines(tree);
  if (knowledge.drawingOf) placeDiagrams(tree, knowledge.drawingOf, (url) => linkAddress(url, path, destinations, addresses));
  const noteAddresses = { place: (source: Source) => placeAddress(source, path, lines, addresses, destinations), rule: addresses.rule };
  noteFindings(tree, byFile(findings).get(path) ?? [], linker, noteAddresses);
  return { html: toHtml(tree), headings, titleSlug, lines };
}

function plainDocument(text: string): RenderedDocument {
  const pre = element('pre', { tabIndex: 0 }, [{ type: 'text', value: text }]);
  return { html: toHtml(pre), headings: [], titleSlug: undefined, lines: [] };
}

/** Takes the first heading off when it is the title, which the page shows itself. */
export function takeTitle(tree: ReturnType<typeof treeOf>, title: string): Element | undefined {
  const index = tree.children.findIndex((node) => node.type === 'element');
  const first = tree.children[index];
  if (first?.type !== 'element' || first.tagName !== 'h1' || labelOf(first) !== title) return undefined;
  tree.children.splice(index, 1);
  return first;
}

/** A place in this document by its line, in another by its page. */
function placeAddress({ file, line }: Source, here: string, lines: readonly number[], addresses: Addresses, destinations: Destinations): string | undefined {
  if (file === here) {
    const nearest = lines.findLast((known) => known <= line);
    return nearest === undefined ? addresses.document(here) : `#L${nearest}`;
  }
  const destination = destinations.of(`/${file}#L${line}`, here);
  if (destination.type !== 'document') return addresses.repository(file, `#L${line}`);
  return `${addresses.document(file)}${destination.anchor === undefined ? '' : `#${encodeURIComponent(destination.anchor)}`}`;
}
