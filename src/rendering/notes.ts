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

/** Where the notes lead. */
export interface NoteAddresses {
  place(source: Source): string | undefined;
  /** The help page of a rule. */
  rule(id: string): string;
}

/** Puts each finding after the block that holds its line. */
export function noteFindings(tree: Root, findings: readonly Finding[], linker: Linker, addresses: NoteAddresses): void {
  const blocks = tree.children.map((child) => (child.type === 'element' ? child.position?.start.line : undefined));
  const after = Map.groupBy(findings, (finding) => blocks.findLastIndex((line) => line !== undefined && line <= finding.source.line));
  tree.children = [
    ...notesAt(after.get(-1), linker, addresses),
    ...tree.children.flatMap((child, index) => [child, ...notesAt(after.get(index), linker, addresses)]),
  ];
}

/** More findings about one block than this are folded. */
const shownOpen = 4;

function notesAt(findings: readonly Finding[] | undefined, linker: Linker, addresses: NoteAddresses): Element[] {
  if (!findings) return [];
  const list = element(
    'ul',
    { className: ['findings'], ariaLabel: 'Findings' },
    findings.map((finding) => note(finding, linker, addresses)),
  );
  if (findings.length <= shownOpen) return [list];
  return [element('details', {}, [element('summary', {}, [text(`${findings.length} findings about this part`)]), list])];
}

/** The same form that findings have on every other page. */
function note({ rule, severity, message, source, related }: Finding, linker: Linker, addresses: NoteAddresses): Element {
  const place = (shown: string, at: Source): ElementContent => {
    const href = addresses.place(at);
    return element('small', { className: ['from'] }, [href === undefined ? text(shown) : element('a', { href }, [text(shown)])]);
  };
  const others = related.map((other) =>
    element('div', { className: ['related'] }, [...linkedText(other.message, linker), text(' '), place(placeOf(other), other)]),
  );
  return element('li', {}, [
    element('span', { className: ['severity', severity] }, [text(severity)]),
    text(' '),
    ...linkedText(message, linker),
    text(' '),
    element('small', { className: ['rule'] }, [element('a', { href: addresses.rule(rule) }, [text(rule)])]),
    text(' '),
    place(`line ${source.line}`, source),
    ...others,
  ]);
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
