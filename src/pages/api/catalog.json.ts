// The catalog for programs: the same that `faultbook catalog` prints.
import type { APIRoute } from 'astro';
import { catalogOf } from '../../site/catalog.ts';
import { currentSite } from '../../site/current.ts';

export const GET: APIRoute = async () => {
  const catalog = catalogOf(await currentSite());
  return new Response(`${JSON.stringify(catalog, null, 1)}\n`, { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
