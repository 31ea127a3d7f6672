// Addresses as twins write them.
import { twinOf } from '../site/twin-address.ts';

/** Each takes the address of a page below the base and gives what a program asks for. */
export interface TwinAddresses {
  page(url: string): string;
  markdown(url: string): string;
  json(url: string): string;
}

/**
 * Addresses below a base.
 * @param base with a slash at both ends
 * @param server the address of the server, when it is known: addresses are whole then
 */
export function twinAddresses(base: string, server = ''): TwinAddresses {
  const page = (url: string) => `${server}${base.slice(0, -1)}${url}`;
  return { page, markdown: (url) => page(twinOf(url, 'md')), json: (url) => page(twinOf(url, 'json')) };
}
