// `npm start`: installs what is missing, builds the shipped book, serves it and prints the address.
import { ensureInstalled, runScript } from './runtime.mjs';

ensureInstalled();
await runScript('scripts/start.ts', process.argv.slice(2));
