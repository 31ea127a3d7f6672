// Authored Mermaid blocks: found before they are drawn, and put in the place of their text afterwards.
import type { Element, ElementContent, Root } from 'hast';
import { raw } from 'hast-util-raw';
import type { SourceDocument } from '../book/book.ts';
import type { Drawing } from '../graph/draw.ts';
import { finding, type Finding } from '../model/finding.ts';
import { mended } from '../reading/outline/parse.ts';
import { element } from './blocks.ts';
import { elementsIn, textIn, treeOf } from './tree.ts';

/** A Mermaid block of a document. */
export interface Diagram {
  file: string;
  /** Where its fence opens. */
  line: number;
  source: string;
}

/** The drawings that were made, by source. */
export type DrawingOf = (source: string) => Drawing | undefined;

/** The Mermaid blocks of a document, in order. */
export function diagramsIn({ path, text }: SourceDocument): Diagram[] {
  if (!/^.*(?:`{3}|~{3})[ \t]*mermaid/im.test(text)) return [];
  return [...elementsIn(treeOf(mended(text).text))].flatMap((pre) => {
    const [code] = pre.children;
    if (pre.tagName !== 'pre' || code?.type !== 'element') return [];
    const language = (code.properties['className'] as string[] | undefined)?.[0]?.toLowerCase();
    return language === 'language-mermaid' ? [{ file: path, line: pre.position?.start.line ?? 1, source: textIn(code).replace(/\n$/, '') }] : [];
  });
}

/** The rule of diagrams that cannot be drawn. Only who draws them can know: `check` and the catalog are silent about it. */
export const brokenDiagram = 'diagram-broken';

/** What is wrong with diagrams that could not be drawn. */
export function brokenDiagrams(diagrams: readonly Diagram[], drawingOf: DrawingOf): Finding[] {
  return diagrams.flatMap(({ file, line, source }) => {
    const drawing = drawingOf(source);
    if (!drawing || 'svg' in drawing) return [];
    const said = drawing.error
      .replace(/\s+/g, ' ')
      .replace(/Parse error on line \d+: /, '')
      .slice(0, 300);
    const message = `Mermaid cannot draw this diagram, its text is shown: ${said}`;
    return [finding({ rule: brokenDiagram, severity: 'warning', message, source: { file, line: line + (drawing.line ?? 0) } })];
  });
}

/**
 * Shows drawings where their text stood, with the text below to be copied. Links of a diagram are links of its document.
 * @param tree with its code rendered, and nothing to come that looks into texts
 */
export function placeDiagrams(tree: Root, drawingOf: DrawingOf, hrefOf: (url: string) => string | undefined): void {
  for (const parent of [tree, ...elementsIn(tree)]) {
    parent.children = (parent.children as ElementContent[]).map((child) => {
      if (child.type !== 'element' || child.tagName !== 'pre' || !(child.properties['className'] as string[] | undefined)?.includes('mermaid')) return child;
      const drawing = drawingOf(textIn(child));
      return drawing && 'svg' in drawing ? figure(drawing.svg, child, hrefOf) : child;
    });
  }
}

function figure(svg: string, pre: Element, hrefOf: (url: string) => string | undefined): Element {
  const drawn = raw({ type: 'root', children: [{ type: 'raw', value: svg }] }) as Root;
  for (const node of elementsIn(drawn)) {
    if (node.tagName !== 'a') continue;
    const { href, ...others } = node.properties;
    const target = typeof href === 'string' ? hrefOf(href) : undefined;
    node.properties = target === undefined ? others : { ...others, href: target };
    if (target === undefined) node.tagName = 'g';
  }
  const { id, ...properties } = pre.properties;
  const text = element('details', { className: ['copied-text'] }, [
    element('summary', {}, [{ type: 'text', value: 'The diagram as text' }]),
    { ...pre, properties },
  ]);
  const box = element('div', { className: ['drawing'], role: 'group', ariaLabel: 'Diagram', tabIndex: 0 }, drawn.children as ElementContent[]);
  const whole = element('div', id === undefined ? {} : { id }, [box, text]);
  return pre.position ? { ...whole, position: pre.position } : whole;
}
