/** An address below the site's base: `/alerts/` becomes `/pr/42/alerts/` where the site is served below `/pr/42`. */
export function at(url: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}${url}`;
}
