// `npm run preview`: the preview of what you changed, as reviewers of a pull request see it.
import { ensureInstalled, runScript } from './runtime.mjs';

ensureInstalled();
await runScript('scripts/preview.ts', process.argv.slice(2));
