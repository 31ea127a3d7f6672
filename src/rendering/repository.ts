// Files in the repositories that book.yaml names.
import type { BookConfig, Repository } from '../book/config.ts';

/** The repository of the documents, and those of evidence. */
export interface Repositories {
  repository?: Repository | undefined;
  evidence: BookConfig['evidence']['sources'];
}

/** The repositories that a book names. */
export function repositoriesOf({ repository, evidence }: BookConfig): Repositories {
  return { repository, evidence: evidence.sources };
}

/**
 * The address of a file in its repository.
 * @param path below the content folder, from the repository's top when it begins with a slash, or `name:path` for evidence
 * @returns nothing when the book names no repository for it
 */
export function repositoryAddress({ repository, evidence }: Repositories, path: string, suffix = ''): string | undefined {
  const [, name, inside] = /^([^/:]+):(.*)$/s.exec(path) ?? [];
  if (inside !== undefined) return addressIn(evidence.find((source) => source.name === name)?.repository, inside, suffix);
  // Evidence inside the content folder may come from elsewhere: a submodule, a copy.
  for (const source of evidence) {
    const folder = source.path?.replace(/^(?:\.\/)+|\/+$/g, '');
    if (source.repository && folder && path.startsWith(`${folder}/`)) return addressIn(source.repository, path.slice(folder.length + 1), suffix);
  }
  return addressIn(repository, path, suffix);
}

function addressIn(repository: Repository | undefined, path: string, suffix: string): string | undefined {
  if (!repository) return undefined;
  const full = path.startsWith('/') ? path : `${repository.path}/${path}`;
  const steps = full
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .map(encodeURIComponent);
  const branch = encodeURIComponent(repository.branch).replaceAll('%2F', '/');
  return `${repository.url.replace(/\/+$/, '')}/blob/${branch}/${steps.join('/')}${suffix}`;
}
