// Findings beside the lines they concern, and the lines themselves as places to point at.
import type { Element, ElementContent, Root } from 'hast';
import type { Finding } from '../model/finding.ts';
import { placeOf, type Source } from '../model/source.ts';
import { element } from './blocks.ts';
import { linkedText, type Linker } from './identifiers.ts';
import { elementsIn } from './tree.ts';

/** Blocks of which each makes one statement. */
const statements = new Set(['p', 'li', 'tr', 'pre', 'dt']);

/** Gives each statement the anchor `L<line>`. Returns the lines that have one, in order. */
export function anchorLines(tree: Root): number[] {
  const lines = new Set<number>();
  for (const node of elementsIn(tree)) {
    const line = node.position?.start.line;
    if (line === undefined || lines.has(line) || !statements.has(node.tagName) || node.properties['id'] !== undefined) continue;
    node.properties['id'] = `L${line}`;
    lines.add(line);
  }
  return [...lines].sort((a, b) => a - b);
}

/** Puts each finding after the block that holds its line. */
export function noteFindings(tree: Root, findings: readonly Finding[], linker: Linker, placeHref: (source: Source) => string | undefined): void {
  const blocks = tree.children.map((child) => (child.type === 'element' ? child.position?.start.line : undefined));
  const after = Map.groupBy(findings, (finding) => blocks.findLastIndex((line) => line !== undefined && line <= finding.source.line));
  tree.children = [
    ...notesAt(after.get(-1), linker, placeHref),
    ...tree.children.flatMap((child, index) => [child, ...notesAt(after.get(index), linker, placeHref)]),
  ];
}

/** More findings about one block than this are folded. */
const shownOpen = 4;

function notesAt(findings: readonly Finding[] | undefined, linker: Linker, placeHref: (source: Source) => string | undefined): Element[] {
  if (!findings) return [];
  const list = element('ul', {}, findings.map((finding) => note(finding, linker, placeHref)));
  const summary = element('summary', {}, [text(`${findings.length} findings about this part`)]);
  const inside = findings.length > shownOpen ? element('details', {}, [summary, list]) : list;
  return [element('div', { className: ['findings'], role: 'note' }, [inside])];
}

function note({ rule, severity, message, source, related }: Finding, linker: Linker, placeHref: (source: Source) => string | undefined): Element {
  const label = severity === 'error' ? 'Error' : severity === 'warning' ? 'Warning' : 'Note';
  const others = related.flatMap((place): ElementContent[] => {
    const href = placeHref(place);
    const shown = text(placeOf(place));
    return [text(` ${place.message}: `), href === undefined ? shown : element('a', { href }, [shown]), text('.')];
  });
  const line = element('a', { href: placeHref(source) ?? '#' }, [text(`line ${source.line}`)]);
  return element('li', { className: [severity] }, [
    element('strong', {}, [text(label)]),
    text(', '),
    line,
    text(': '),
    ...linkedText(message, linker),
    text('. '),
    element('span', { className: ['rule'] }, [text(rule)]),
    ...others,
  ]);
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
