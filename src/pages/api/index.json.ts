// The rows of the runbook-to-test index for programs, and for the filters of an index that has several pages.
import type { APIRoute } from 'astro';
import { currentSite } from '../../site/current.ts';
import { indexPartsOf, recordOf } from '../../site/runbook-index.ts';

export const GET: APIRoute = async () => {
  const { rows } = indexPartsOf(await currentSite());
  return new Response(`${JSON.stringify({ rows: rows.map(recordOf) })}\n`, { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
