// The pictures that documents show, as they lie in the content folder.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { getCollection } from 'astro:content';
import { currentSite } from '../../site/current.ts';

export const getStaticPaths = (async () => {
  const site = await currentSite();
  const texts = site.of('document').length > 0 ? await getCollection('text') : [];
  const paths = new Set(texts.flatMap(({ data }) => data.files));
  return [...paths].map((path) => ({ params: { path } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => new Response(readFileSync(join(resolve(process.env['FAULTBOOK_CONTENT'] ?? 'content'), params['path'] ?? '')));
