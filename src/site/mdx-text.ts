// A trusted .mdx document, run: its components show the book as it is now.
import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { experimental_AstroContainer as Container } from 'astro/container';
import { loadRenderers } from 'astro:container';
import documents from 'virtual:faultbook/mdx';
import Count from '../components/live/Count.astro';
import FindingList from '../components/live/FindingList.astro';
import TrustSummary from '../components/live/TrustSummary.astro';
import { lexiconOf } from '../catalog/lexicon.ts';
import { finishHtml } from '../rendering/component-html.ts';
import { at } from './address.ts';
import type { Site } from './site.ts';

const components = { Count, FindingList, TrustSummary };

/** What a document became: its HTML, or why it could not be run. */
export type Ran = { html: string } | { refused: string };

/**
 * Runs a document; nothing for one that does not compile.
 * @param targets where the addresses that it writes lead
 */
export async function runMdx(path: string, title: string, targets: Record<string, string | null>, site: Site): Promise<Ran | undefined> {
  const load = documents[path];
  if (!load) return undefined;
  try {
    const { default: Content } = await load();
    const container = await Container.create({ renderers: await loadRenderers([getContainerRenderer()]) });
    const html = await container.renderToString(Content, { props: { components } });
    const address = (key: string) => (key === `document:${path}` ? undefined : at(site.entity(key).url));
    return { html: finishHtml(html, title, targets, { lexicon: lexiconOf(site.entities), address, file: path }) };
  } catch (error) {
    return { refused: (error as Error).message };
  }
}
