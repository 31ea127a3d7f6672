// The explorer: fields and address say what is asked, the drawing answers.
import { answerTo, type Answer } from '../../graph/explore/answer.ts';
import { findNodes } from '../../graph/explore/find.ts';
import { readWire, type Wire } from '../../graph/explore/wire.ts';
import { emptyView, queryOf, viewOf, type View } from '../../graph/explore/view.ts';
import { mermaidText } from '../../graph/mermaid-text.ts';
import { canvasIn } from './canvas.ts';
import { controlsIn } from './controls.ts';
import { impactList, linkTable } from './lists.ts';
import { panelOf } from './panel.ts';

/** Sets the explorer going. Until it does, and when it cannot, the page is the overview and the lists. */
export async function explore(root: HTMLElement): Promise<void> {
  const part = <T extends HTMLElement = HTMLElement>(name: string): T => {
    const found = root.querySelector<T>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the page has no ${name}`);
    return found;
  };
  const { source = '', base: top = '/' } = root.dataset;
  const base = top.slice(0, -1);
  const response = await fetch(source);
  if (!response.ok) throw new Error(`${source} answers ${response.status}`);
  const { whole, reasonOf, listOf } = readWire((await response.json()) as Wire);

  let view: View = viewOf(location.search);
  const addressOf = (other: View) => `${location.pathname}${queryOf(other)}`;
  const canvas = canvasIn(part('canvas'), { base, select: (key) => look(key) });
  const controls = controlsIn(part, whole, (changed) => go({ ...view, ...changed }));
  const overview = document.getElementById('overview');

  function look(key: string): void {
    const node = whole.node(key);
    if (!node) return;
    const options = {
      base,
      reasonOf,
      around: (at: string) => addressOf({ ...view, at, to: undefined, change: undefined, all: undefined }),
      pathTo: (to: string) => (view.at === undefined || view.at === to ? undefined : addressOf({ ...view, to, change: undefined })),
    };
    part('panel').replaceChildren(...panelOf(whole, node, options));
    part('panel').hidden = false;
  }

  function show(): void {
    const answer = answerTo(view, whole, listOf);
    controls.show(view);
    root.classList.toggle('answered', answer !== undefined);
    if (overview) overview.hidden = answer !== undefined;
    part('answer').hidden = answer === undefined;
    part('said').textContent = answer?.said ?? '';
    part('panel').hidden = true;
    if (!answer) return;
    draw(answer);
    // Where the fields fill the screen, as on a phone, what was asked for is below them.
    if (part('answer').getBoundingClientRect().top > innerHeight * 0.7) part('said').scrollIntoView({ block: 'start' });
  }

  function draw({ graph, root: about, said, impact }: Answer): void {
    const description = `${graph.nodes.length} nodes and ${graph.edges.length} links. The table below says the same.`;
    part('drawn').hidden = graph.nodes.length === 0;
    canvas.show(graph, { label: said, description, root: about });
    part('impact').replaceChildren(...(impact ? impactList(impact, base) : []));
    part('table').replaceChildren(linkTable(graph, base));
    part('text').textContent = mermaidText(graph, { title: said, description, root: about, base: `${location.origin}${base}` });
    if (about !== undefined) look(about);
  }

  function go(next: View): void {
    const address = addressOf(next);
    view = next;
    if (address !== `${location.pathname}${location.search}`) history.pushState(null, '', address);
    show();
  }

  window.addEventListener('popstate', () => {
    view = viewOf(location.search);
    show();
  });
  // Links to other views of the same page.
  root.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-view]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(viewOf(link.search));
  });
  part('clear').addEventListener('click', () => go(emptyView));
  part('whole').addEventListener('click', () => go({ ...view, at: undefined, to: undefined, change: undefined, all: true, most: 300 }));
  part('nearer').addEventListener('click', () => canvas.zoom.by(1.25));
  part('further').addEventListener('click', () => canvas.zoom.by(0.8));
  part('fit').addEventListener('click', () => canvas.zoom.fit());
  part('copy').addEventListener('click', () => void copy(part('text'), part('copied')));
  controls.suggestions((typed) => findNodes(whole.nodes, typed));
  root.hidden = false;
  show();
}

/** Copies a text; where a page may not, marks it, so that it can be copied by hand. */
async function copy(text: HTMLElement, said: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text.textContent);
    said.textContent = 'Copied.';
  } catch {
    getSelection()?.selectAllChildren(text);
    said.textContent = 'Marked: copy it with Ctrl+C.';
  }
}
