// What the explorer loads, on its own page only.
import type { APIRoute } from 'astro';
import { currentSite } from '../../site/current.ts';
import { wireFor } from '../../site/graph.ts';

export const GET: APIRoute = async () => new Response(JSON.stringify(wireFor(await currentSite())));
