// How a browser searches this book from its address bar (OpenSearch 1.1). Browsers want a whole address: it is there with `build --server`, or with `address` in book.yaml.
import type { APIRoute } from 'astro';
import { at } from '../site/address.ts';
import { currentSite } from '../site/current.ts';

export const GET: APIRoute = async ({ site: server }) => {
  const { title, address } = (await currentSite()).book;
  const whole = (url: string) => (server ? new URL(at(url), server).href : address ? address + url : at(url));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    // The standard allows so many letters.
    `  <ShortName>${escaped([...title].slice(0, 16).join('').trim())}</ShortName>`,
    `  <LongName>${escaped([...title].slice(0, 48).join('').trim())}</LongName>`,
    `  <Description>${escaped(`Search ${title}`)}</Description>`,
    '  <InputEncoding>UTF-8</InputEncoding>',
    `  <Image type="image/svg+xml">${whole('/favicon.svg')}</Image>`,
    `  <Url type="text/html" template="${whole('/search/')}?q={searchTerms}"/>`,
    '</OpenSearchDescription>',
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'application/opensearchdescription+xml' } });
};

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
