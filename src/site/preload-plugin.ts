// The scripts of pages are few and small: Vite's machinery for fetching what they fetch next would be larger than they are.

/** A Vite plugin: a dynamic import is just that. It also keeps the site's base out of scripts, so that they are the same below any path. */
export function plainImports() {
  const helper = '\0vite/preload-helper.js';
  return {
    name: 'faultbook-plain-imports',
    enforce: 'pre' as const,
    load: (id: string) => (id === helper ? 'export const __vitePreload = (load) => load();' : undefined),
  };
}
