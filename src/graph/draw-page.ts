// What is left of Mermaid's drawing. This function runs in the drawing page, where labels can be measured, so it uses
// nothing from outside itself.

export interface DistilOptions {
  /** Prefix of every id: two drawings on one page must not share any. */
  prefix: string;
  labelSize: number;
  /** Wider drawings may be shown smaller than they are. */
  widest: number;
  /** Classes that the site's stylesheet knows. Others could be any of the site's own, and go. */
  classes: readonly string[];
}

/**
 * Rebuilds a drawing from what may be in it: shapes, lines, labels, links. Colours, fonts and styles are left to the
 * stylesheet of the page that shows it.
 * @param holder what Mermaid's SVG is shown in, so that it can be measured
 */
export function distil(holder: HTMLElement, { prefix, labelSize, widest, classes }: DistilOptions): string {
  const namespace = 'http://www.w3.org/2000/svg';
  const geometry = ['d', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', 'points', 'transform'];
  const markers = ['viewBox', 'refX', 'refY', 'markerUnits', 'markerWidth', 'markerHeight', 'orient'];
  const shapes = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);
  const source = holder.querySelector('svg');
  if (!source) throw new Error('nothing was drawn');
  if (source.querySelector('foreignObject')) throw new Error('this kind of diagram is drawn with HTML in it, which a page cannot show safely');
  const ids = new Map<string, string>();
  const round = (value: number) => String(Math.round(value * 10) / 10);

  function copyOf(node: Element): Element | undefined {
    const name = node.localName;
    if (name === 'text') return labels(node as SVGTextElement);
    if (shapes.has(name)) return shape(node as SVGGraphicsElement);
    if (name === 'g' || name === 'defs') return group(node, name);
    if (name === 'a') return link(node);
    return undefined;
  }

  function children(node: Element, target: Element): Element {
    // Shapes that are drawn by hand come as an area and its outline: the area's own stroke is the outline.
    const pair = node.classList.contains('outer-path') ? [...node.children].filter(({ localName }) => localName === 'path') : [];
    for (const child of pair.length === 2 ? pair.slice(0, 1) : node.children) {
      const copy = copyOf(child);
      if (!copy) continue;
      if (pair.length === 2) copy.removeAttribute('stroke');
      target.append(copy);
    }
    return target;
  }

  function group(node: Element, name: string): Element | undefined {
    const copy = named(node, document.createElementNS(namespace, name));
    // Labels of nodes say where they stand themselves.
    if (!node.matches('.node .label')) keep(node, copy, ['transform']);
    return children(node, copy).childElementCount > 0 ? copy : undefined;
  }

  function link(node: Element): Element {
    const copy = document.createElementNS(namespace, 'a');
    const href = node.getAttribute('href') ?? node.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ?? '';
    if (/^(?:https?:|mailto:|[/#.]|[\w-]+(?:[/#?.]|$))/i.test(href) && !/^(?:javascript|data|vbscript):/i.test(href)) copy.setAttribute('href', href);
    keep(node, copy, ['transform']);
    return children(node, copy);
  }

  function shape(node: SVGGraphicsElement): Element | undefined {
    const { fill, stroke, strokeDasharray, strokeWidth, visibility, display, opacity } = getComputedStyle(node);
    const box = node.getBBox();
    const inMarker = node.closest('marker') !== null;
    // A line without length may be there for what stands at its end.
    const marked = node.hasAttribute('marker-start') || node.hasAttribute('marker-end');
    const hollow = fill === 'none' || fill.endsWith(', 0)');
    const bare = stroke === 'none' || Number.parseFloat(strokeWidth) === 0;
    if (!inMarker && (display === 'none' || visibility === 'hidden' || Number(opacity) === 0 || (box.width === 0 && box.height === 0 && !marked)))
      return undefined;
    if (hollow && bare && !inMarker) return undefined;
    const copy = named(node, document.createElementNS(namespace, node.localName));
    keep(node, copy, geometry);
    if (hollow) copy.setAttribute('fill', 'none');
    if (bare) copy.setAttribute('stroke', 'none');
    if (inMarker) {
      // A cross or a crow's foot is made of strokes, whatever the theme fills.
      if (!bare && node.localName === 'path' && !/z/i.test(node.getAttribute('d') ?? '')) copy.setAttribute('fill', 'none');
      return copy;
    }
    if (!bare && strokeDasharray !== 'none' && !/^[10](?:px)?(?:, 0(?:px)?)?$/.test(strokeDasharray))
      copy.setAttribute('stroke-dasharray', strokeDasharray.replaceAll('px', '').replaceAll(',', ''));
    if (!bare && Math.abs(Number.parseFloat(strokeWidth) - 1) > 0.4) copy.setAttribute('stroke-width', round(Number.parseFloat(strokeWidth)));
    for (const end of ['marker-start', 'marker-end']) {
      const id = /#([^)"']+)/.exec(node.getAttribute(end) ?? '')?.[1];
      const marker = id === undefined ? null : source?.querySelector(`[id="${CSS.escape(id)}"]`);
      if (id === undefined || !marker || marker.childElementCount === 0) continue;
      if (!ids.has(id)) ids.set(id, `${prefix}${ids.size.toString(36)}`);
      copy.setAttribute(end, `url(#${ids.get(id)})`);
    }
    return copy;
  }

  /** Each row of a text by itself, as wide as it was measured, so that no other font leaves its box. */
  function labels(text: SVGTextElement): Element | undefined {
    const rows: { text: string; left: number; right: number; y: number }[] = [];
    // What is written, character by character: white space that is not shown has no place.
    const count = text.getNumberOfChars();
    const written = shownText(text, count);
    for (let index = 0; index < count; index += 1) {
      const { x, width } = text.getExtentOfChar(index);
      const { y } = text.getStartPositionOfChar(index);
      const last = rows.at(-1);
      if (last && Math.abs(last.y - y) < 1)
        Object.assign(last, { text: last.text + written[index], left: Math.min(last.left, x), right: Math.max(last.right, x + width) });
      else rows.push({ text: written[index] ?? '', left: x, right: x + width, y });
    }
    const copy = document.createElementNS(namespace, 'g');
    if (!text.closest('.node .label')) keep(text, copy, ['transform']);
    const { fontSize, fontWeight } = getComputedStyle(text.querySelector('tspan') ?? text);
    const node = text.closest<SVGGElement>('.node');
    const ours = classes.some((name) => node?.classList.contains(name));
    const offset = text.closest('.node .label')
      ? node
          ?.getScreenCTM()
          ?.inverse()
          .multiply(text.getScreenCTM() ?? undefined)
      : undefined;
    for (const [index, row] of rows.entries()) {
      if (row.text.trim() === '') continue;
      const line = document.createElementNS(namespace, 'text');
      line.textContent = row.text.trim();
      // Without HTML in it, Mermaid sets the names of states at the left of their boxes.
      const left = node?.classList.contains('statediagram-state') ? (row.left - row.right) / 2 : row.left + (offset?.e ?? 0);
      line.setAttribute('x', round(left));
      line.setAttribute('y', round(row.y + (offset?.f ?? 0)));
      line.setAttribute('textLength', round(row.right - row.left));
      line.setAttribute('lengthAdjust', 'spacingAndGlyphs');
      // The first row of a node of ours says what kind it is.
      if (ours && index === 0 && rows.length > 1) line.setAttribute('class', 'd-kind');
      if (Number(fontWeight) >= 600) line.setAttribute('font-weight', 'bold');
      if (Math.abs(Number.parseFloat(fontSize) - labelSize) > 0.5) line.setAttribute('font-size', round(Number.parseFloat(fontSize)));
      copy.append(line);
    }
    return copy.childElementCount > 0 ? copy : undefined;
  }

  /** The characters that have a place, in order. */
  function shownText(text: SVGTextElement, count: number): string[] {
    const all = text.textContent;
    if (all.length === count) return all.split('');
    const collapsed = all.replace(/\s+/g, ' ').trim();
    return (collapsed.length === count ? collapsed : all).split('');
  }

  /** Only the classes that the stylesheet knows, in a form that no other rule of the site means. */
  function named(node: Element, copy: Element): Element {
    const known = classes.filter((name) => node.classList.contains(name));
    if (node.classList.contains('edge-thickness-thick')) known.push('strong');
    if (node.classList.contains('edge-pattern-dotted')) known.push('tie');
    if (known.length > 0) copy.setAttribute('class', known.map((name) => `d-${name}`).join(' '));
    return copy;
  }

  function keep(node: Element, copy: Element, names: readonly string[]): void {
    for (const name of names) {
      const value = node.getAttribute(name);
      if (value !== null && !/[<&]|url\(/.test(value))
        copy.setAttribute(name, name === 'd' ? value : value.replace(/-?\d+\.\d+/g, (number) => round(Number(number))));
    }
  }

  const drawing = document.createElementNS(namespace, 'svg');
  const all = children(source, drawing);
  const { x, y, width, height } = source.viewBox.baseVal;
  drawing.setAttribute('viewBox', [x, y, width, height].map(round).join(' '));
  drawing.setAttribute('width', String(Math.ceil(width)));
  drawing.setAttribute('height', String(Math.ceil(height)));
  for (const [old, id] of ids) {
    const marker = source.querySelector(`[id="${CSS.escape(old)}"]`);
    const copy = document.createElementNS(namespace, 'marker');
    if (!marker) continue;
    keep(marker, copy, markers);
    copy.setAttribute('id', id);
    all.prepend(children(marker, copy));
  }
  const described = ['title', 'desc'].flatMap((name) => {
    const words = source.querySelector(`:scope > ${name}`)?.textContent;
    if (!words) return [];
    const copy = document.createElementNS(namespace, name);
    copy.textContent = words;
    copy.id = `${prefix}${name}`;
    return [copy];
  });
  all.prepend(...described);
  // Made smaller than this, labels could not be read: what is wider still scrolls.
  if (width > widest && width < widest * 1.3) drawing.setAttribute('class', 'd-wide');
  drawing.setAttribute('role', 'group');
  if (described[0]) drawing.setAttribute('aria-labelledby', described.map(({ id }) => id).join(' '));
  return new XMLSerializer().serializeToString(drawing);
}
