// What search knows: fetched by a page when somebody is about to search.
import type { APIRoute } from 'astro';
import { pack } from '../../search/pack.ts';
import { recordsOf, synonymsOf } from '../../search/records.ts';
import { currentSite } from '../../site/current.ts';
import { kinds } from '../../site/kinds.ts';
import { searchTexts } from '../../site/search-texts.ts';

const labels = Object.fromEntries(Object.entries(kinds).map(([kind, { one }]) => [kind, one]));

export const GET: APIRoute = async () => {
  const site = await currentSite();
  const links = site.entities.flatMap(({ key }) => site.linksFrom(key));
  const list = pack(recordsOf({ entities: site.entities, links, texts: searchTexts(site) }), synonymsOf(site.book.synonyms, site.entities), labels);
  return new Response(JSON.stringify(list), { headers: { 'content-type': 'application/json' } });
};
