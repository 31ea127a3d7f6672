// `npm run fuzz`: plays random input against every property for as long as is asked.
import { ensureInstalled, runScript } from './runtime.mjs';

ensureInstalled();
await runScript('scripts/fuzz.ts', process.argv.slice(2));
