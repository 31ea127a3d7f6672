import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// Two processes, because a build leaves the bundler's threads behind.
const faultbook = fileURLToPath(new URL('./faultbook.ts', import.meta.url));
const built = spawnSync(process.execPath, [faultbook, 'build', 'content', '--trust-mdx'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);
process.argv = [process.execPath, faultbook, 'serve', 'dist', ...process.argv.slice(2)];
await import('./faultbook.ts');
