// What catalog.json may hold, as JSON Schema, from the same schemas that check it.
import type { APIRoute } from 'astro';
import { z } from 'zod';
import { catalogSchema } from '../../model/catalog.ts';

export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(z.toJSONSchema(catalogSchema, { target: 'draft-2020-12' }), null, 1)}\n`, {
    headers: { 'content-type': 'application/schema+json; charset=utf-8' },
  });
