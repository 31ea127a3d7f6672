#!/usr/bin/env node
// The `faultbook` command: makes sure that packages and a recent Node are there, then hands over to faultbook.ts.
import { ensureInstalled, runScript } from './runtime.mjs';

ensureInstalled();
await runScript('scripts/faultbook.ts', process.argv.slice(2));
