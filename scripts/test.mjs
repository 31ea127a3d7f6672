// `npm test`: installs what is missing, a browser too, and runs every check and test.
import { ensureInstalled, runScript } from './runtime.mjs';

ensureInstalled();
await runScript('scripts/test.ts', process.argv.slice(2));
