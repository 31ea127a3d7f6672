// Drawings as a browser shows them, measured.
import type { Page } from 'playwright';

/** One drawing on a page, as found in a browser. */
export interface MeasuredDrawing {
  /** Labels outside their boxes, boxes that overlap, lines that end beside a node. */
  problems: string[];
  /** What each line joins, by the addresses of the nodes at its ends. */
  joins: string[];
  /** The addresses of its nodes. */
  nodes: string[];
}

/** Measures every drawing of ours in the current document. */
export function measuredDrawings(page: Page): Promise<MeasuredDrawing[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>('svg.d-trace')].map((svg) => {
      const problems: string[] = [];
      const nodes = [...svg.querySelectorAll<SVGAElement>('a')].map((node) => ({
        href: node.getAttribute('href') ?? '',
        box: (node.querySelector('path') as SVGPathElement).getBoundingClientRect(),
        texts: [...node.querySelectorAll('text')].map((text) => ({ said: text.textContent, box: text.getBoundingClientRect() })),
      }));
      const frame = svg.getBoundingClientRect();
      for (const { href, box, texts } of nodes) {
        if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
          problems.push(`${href} leaves the drawing`);
        for (const { said, box: text } of texts) {
          if (text.left < box.left - 1 || text.right > box.right + 1 || text.top < box.top - 1 || text.bottom > box.bottom + 1)
            problems.push(`"${said}" leaves ${href}`);
        }
      }
      for (const [index, { href: a, box }] of nodes.entries()) {
        for (const { href: b, box: other } of nodes.slice(index + 1)) {
          if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) problems.push(`${a} overlaps ${b}`);
        }
      }
      /** A line may begin and end in the notch of a shape: a point on the outline counts, and so does one a little inside the box. */
      const at = ({ x, y }: DOMPoint) => {
        const matrix = svg.getScreenCTM();
        const point = matrix ? new DOMPoint(x, y).matrixTransform(matrix) : { x, y };
        return nodes.find(({ box }) => {
          const [left, right] = [Math.abs(point.x - box.left), Math.abs(point.x - box.right)];
          return point.y > box.top && point.y < box.bottom && Math.min(left, right) < 12;
        });
      };
      const joins = [...svg.querySelectorAll<SVGPathElement>('.d-lines path')].map((line) => {
        const ends = [at(line.getPointAtLength(0)), at(line.getPointAtLength(line.getTotalLength()))];
        for (const [index, end] of ends.entries()) if (!end) problems.push(`line ${line.getAttribute('d')} ${index === 0 ? 'starts' : 'ends'} at no node`);
        return ends.map((end) => end?.href ?? '').join(' -> ');
      });
      return { problems, joins, nodes: nodes.map(({ href }) => href) };
    }),
  );
}
