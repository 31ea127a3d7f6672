// Links from short texts to what they name.
import type { Linker } from '../rendering/identifiers.ts';
import { at } from './address.ts';
import type { Site } from './site.ts';

/**
 * How identifiers in a text become links.
 * @param file the document that the text stands in
 * @param here the page's own address: a page does not link to itself
 */
export function linkerFor(site: Site, file = '', here = ''): Linker {
  return {
    lexicon: site.lexicon,
    file,
    address: (key) => {
      const address = at(site.entity(key).url);
      return address === here ? undefined : address;
    },
  };
}
