// A trusted .mdx document, run: its components show the book as it is now.
import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import { experimental_AstroContainer as Container } from 'astro/container';
import { loadRenderers } from 'astro:container';
import documents from 'virtual:faultbook/mdx';
import { finishHtml } from '../rendering/component-html.ts';
import { at } from './address.ts';
import { linkerFor } from './linker.ts';
import type { Site } from './site.ts';

/** What a document became: its HTML, or why it could not be run. */
export type Ran = { html: string } | { refused: string };

/**
 * Runs a document; nothing for one that does not compile.
 * @param components what it may use, by name
 * @param targets where the addresses that it writes lead
 */
export async function runMdx(
  site: Site,
  path: string,
  title: string,
  components: Record<string, unknown>,
  targets: Record<string, string | null>,
): Promise<Ran | undefined> {
  const load = documents[path];
  if (!load) return undefined;
  site.unrepeatable();
  try {
    const { default: Content } = await load();
    const container = await Container.create({ renderers: await loadRenderers([getContainerRenderer()]) });
    const html = await container.renderToString(Content, { props: { components } });
    return { html: finishHtml(html, title, targets, linkerFor(site, path, at(site.entity(`document:${path}`).url))) };
  } catch (error) {
    return { refused: (error as Error).message };
  }
}
