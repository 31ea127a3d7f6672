// Files in the repository that book.yaml names.
import type { BookConfig } from '../book/config.ts';

/**
 * The address of a file in the repository.
 * @param path below the content folder, or from the repository's top when it begins with a slash
 * @returns nothing when the book names no repository, and for evidence, which lies elsewhere (`name:path`)
 */
export function repositoryAddress(repository: BookConfig['repository'], path: string, suffix = ''): string | undefined {
  if (!repository || /^[\w.-]+:/.test(path)) return undefined;
  const full = path.startsWith('/') ? path : `${repository.path}/${path}`;
  const steps = full
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .map(encodeURIComponent);
  const branch = encodeURIComponent(repository.branch).replaceAll('%2F', '/');
  return `${repository.url.replace(/\/+$/, '')}/blob/${branch}/${steps.join('/')}${suffix}`;
}
