// Links and images of a document become links and images of the site; what leads nowhere becomes its own text.
import type { Element, ElementContent, Root } from 'hast';
import type { Destinations } from '../catalog/destinations.ts';
import { elementsIn, textIn } from './tree.ts';

/** Where things lie on the site. */
export interface Addresses {
  /** The page of a document, or of the list of documents for a folder. */
  document(path: string): string;
  folder(path: string): string;
  /** A file that is carried into the site; nothing for what is not. */
  carried(path: string): string | undefined;
  /** A file in the repository; nothing when the book names none. */
  repository(path: string, suffix: string): string | undefined;
  /** The help page of a rule. */
  rule(id: string): string;
}

/** Where a link of a document leads on the site; nothing when it leads nowhere. */
export function linkAddress(url: string, file: string, destinations: Destinations, addresses: Addresses): string | undefined {
  const destination = destinations.of(url, file);
  switch (destination.type) {
    case 'outside':
      return destination.url;
    case 'document': {
      const anchor = destination.anchor === undefined ? '' : `#${encodeURIComponent(destination.anchor)}`;
      return destination.path === file && anchor !== '' ? anchor : `${addresses.document(destination.path)}${anchor}`;
    }
    case 'folder':
      return addresses.folder(destination.path);
    case 'file':
      return addresses.repository(destination.path, destination.suffix) ?? addresses.carried(destination.path);
    case 'beyond':
      return destination.path === undefined ? undefined : addresses.repository(`/${destination.path}`, destination.suffix);
    default:
      return undefined;
  }
}

/** Where a picture of a document lies on the site; nothing when it is not carried. */
export function pictureAddress(url: string, file: string, destinations: Destinations, addresses: Addresses): string | undefined {
  const destination = destinations.of(url, file);
  return destination.type === 'file' ? addresses.carried(destination.path) : undefined;
}

/** Rewrites every link and image of a tree, in place. */
export function rewriteLinks(tree: Root, file: string, destinations: Destinations, addresses: Addresses): void {
  const ids = new Set([...elementsIn(tree)].flatMap(({ properties }) => [properties['id'], properties['name']]).filter((id) => typeof id === 'string'));
  const hrefOf = (url: string): string | undefined => {
    // Sanitising prefixes the ids that documents give, so that none can pass for one of the page's own.
    const own = `user-content-${url.slice(1)}`;
    return url.startsWith('#') && ids.has(own) ? `#${own}` : linkAddress(url, file, destinations, addresses);
  };
  for (const parent of [tree, ...elementsIn(tree)]) {
    parent.children = (parent.children as ElementContent[]).flatMap((child) => {
      if (child.type !== 'element') return [child];
      if (child.tagName === 'a') return linkFor(child, hrefOf);
      return child.tagName === 'img' ? [imageFor(child, parent, file, destinations, addresses)] : [child];
    });
  }
}

function linkFor(link: Element, hrefOf: (url: string) => string | undefined): ElementContent[] {
  const { href, ...others } = link.properties;
  const target = typeof href === 'string' ? hrefOf(href) : undefined;
  if (target !== undefined) link.properties = { ...others, href: target };
  // A place that others point at stays, as a place.
  else if (others['id'] !== undefined || others['name'] !== undefined) link.properties = others;
  else return link.children;
  return [link];
}

/** An image of the folder is carried; an image from elsewhere would be a request to elsewhere, so it is a link. */
function imageFor(image: Element, parent: Root | Element, file: string, destinations: Destinations, addresses: Addresses): ElementContent {
  const src = String(image.properties['src'] ?? '');
  const alt = String(image.properties['alt'] ?? '') || src;
  const destination = destinations.of(src, file);
  const carried = pictureAddress(src, file, destinations, addresses);
  if (carried !== undefined) {
    image.properties = { ...image.properties, src: carried, alt: image.properties['alt'] ?? '', loading: 'lazy' };
    return image;
  }
  const inLink = parent.type === 'element' && parent.tagName === 'a';
  const text: ElementContent = { type: 'text', value: alt };
  const href = destination.type === 'outside' && !inLink ? destination.url : undefined;
  return href === undefined ? text : { type: 'element', tagName: 'a', properties: { href }, children: [text] };
}

/** The text that stands for an element where only text can: headings in a table of contents. */
export function labelOf(element: Element): string {
  return textIn(element).replace(/\s+/g, ' ').trim();
}
