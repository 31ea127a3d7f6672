// The collections are defined in a file that asks Node for the modules it reads with.
import { fileURLToPath, pathToFileURL } from 'node:url';

const collections = fileURLToPath(new URL('../live.config.ts', import.meta.url));

/** A Vite plugin: `src/live.config.ts` knows where it lies, also from inside the bundle of the pages, so that it finds what is beside it. */
export function nativeReading() {
  return {
    name: 'faultbook-native-reading',
    transform: (code: string, id: string) =>
      id === collections ? { code: code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null } : undefined,
  };
}
