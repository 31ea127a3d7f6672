// Where a file of a finding lies as seen from the current folder, so that an editor or a CI server finds it.
import { join, relative, resolve, sep } from 'node:path';
import type { EvidenceFolder } from '../../src/evidence/files.ts';

/** The paths of files as sources name them: relative to the content folder, or `<evidence name>:<path>`. */
export function placesIn(content: string, evidence: readonly EvidenceFolder[] = []): (file: string) => string {
  return (file) => {
    const source = evidence.find(({ name }) => file.startsWith(`${name}:`));
    const path = source ? join(resolve(source.folder), file.slice(source.name.length + 1)) : join(resolve(content), file);
    return relative(process.cwd(), path).split(sep).join('/');
  };
}
