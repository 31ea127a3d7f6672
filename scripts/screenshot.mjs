// `npm run screenshot`: makes the picture in the README anew.
import { ensureInstalled, runScript } from './runtime.mjs';

ensureInstalled();
await runScript('scripts/screenshot.ts', process.argv.slice(2));
