// Names of what is kept. A host may serve several books, each below its base: none touches what another one keeps.

/** The cache of one build of the book at a base. */
export function cacheName(base: string, build: string): string {
  return `faultbook ${base} ${build}`;
}

/** All caches of the book at a base. */
export async function cachesOf(base: string): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(`faultbook ${base} `));
}
