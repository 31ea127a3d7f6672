import { defineMiddleware } from 'astro:middleware';
import { ownPolicy } from './site/policy.ts';

export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  return new Response(ownPolicy(await response.text()), response);
});
