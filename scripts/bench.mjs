// `npm run bench`: measures generated books of several sizes, beside Starlight.
import { ensureInstalled, runScript } from './runtime.mjs';

ensureInstalled();
await runScript('scripts/bench.ts', process.argv.slice(2));
