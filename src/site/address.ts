/** An address below the site's base: `/alerts/` becomes `/pr/42/alerts/` where the site is served below `/pr/42`. */
export function at(url: string): string {
  return addressBelow(import.meta.env.BASE_URL, url);
}

/** The same where Astro does not say what the base is. */
export function addressBelow(base: string, url: string): string {
  return `${base.replace(/\/$/, '')}${url}`;
}
