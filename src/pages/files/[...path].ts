// The pictures that documents show, as they lie in the content folder.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { currentSite } from '../../site/current.ts';

export const getStaticPaths = (async () => {
  const site = await currentSite();
  const paths = new Set(site.of('document').flatMap(({ key }) => site.text(key).files));
  return [...paths].map((path) => ({ params: { path } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => new Response(readFileSync(join(resolve(process.env['FAULTBOOK_CONTENT'] ?? 'content'), params['path'] ?? '')));
