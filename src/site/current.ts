// The bridge from Astro's collections to the pages' own view of them.
import { getLiveCollection, getLiveEntry } from 'astro:content';
import type { Entity } from '../model/catalog.ts';
import { entityKinds } from '../model/fields.ts';
import type { BookInfo } from './book.ts';
import { answerWith } from './asking.ts';
import { answerOf } from './question.ts';
import { Site } from './site.ts';

let known: Promise<Site> | undefined;
let edition = 0;

/** The site's content, gathered once for each reading of the folder: once a build, and again after each edit. */
export async function currentSite(): Promise<Site> {
  const book = held(await getLiveEntry('book', 'book'), 'book').entry.data;
  if (!known || edition !== book.edition) {
    edition = book.edition;
    known = gather(book);
    const site = await known;
    answerWith((question) => answerOf(site, question));
  }
  return known;
}

async function gather(book: BookInfo): Promise<Site> {
  const [entities, links, findings, texts, preview] = await Promise.all([
    Promise.all(entityKinds.map(async (kind) => held(await getLiveCollection(kind), kind).entries)),
    getLiveCollection('link'),
    getLiveCollection('finding'),
    getLiveCollection('text'),
    getLiveCollection('preview'),
  ]);
  return new Site({
    book,
    entities: entities.flat().map(({ data }) => data as Entity),
    links: held(links, 'link').entries.map(({ data }) => data),
    findings: held(findings, 'finding').entries.map(({ data }) => data),
    texts: new Map(held(texts, 'text').entries.map(({ id, data }) => [id, data])),
    preview: held(preview, 'preview').entries[0]?.data,
  });
}

/** An answer of a live collection comes with an error in the place of what was asked for. */
function held<A extends { error?: Error | undefined }>(answer: A, name: string): A & Required<Omit<A, 'error' | 'cacheHint'>> {
  if (answer.error) throw new Error(`${name} was not read: ${answer.error.message}`, { cause: answer.error });
  return answer as A & Required<Omit<A, 'error' | 'cacheHint'>>;
}
