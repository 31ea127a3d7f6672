// A catalog read back from the file that `faultbook catalog` wrote.
import { readFileSync } from 'node:fs';
import { BookError } from '../book/book.ts';
import { catalogSchema, schemaVersion, type Catalog } from '../model/catalog.ts';

/**
 * Reads a catalog file, as `faultbook catalog` writes it.
 * @throws BookError when it is none
 */
export function readCatalog(file: string): Catalog {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new BookError(`${file}: ${error instanceof SyntaxError ? 'not valid JSON' : 'it cannot be read'}, expected a catalog that "faultbook catalog" wrote`);
  }
  const version = (value as { schema?: unknown } | null)?.schema;
  if (version !== schemaVersion)
    throw new BookError(
      `${file}: expected a catalog with schema ${schemaVersion}, received ${version === undefined ? 'something else' : `schema ${JSON.stringify(version)}`}`,
    );
  const result = catalogSchema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new BookError(`${file}: ${issue?.path.join('.') || '(the whole file)'}: ${issue?.message ?? 'not a catalog'}`);
  }
  return result.data as Catalog;
}
