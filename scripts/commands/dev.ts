import { resolve } from 'node:path';
import { Command } from 'commander';
import { loaded } from '../../src/site/loaded.ts';
import { showEdits } from './edits.ts';
import { baseOption, examples, portNumber, reading, trustMdxOption } from './options.ts';
import { retireWorker } from './retire.ts';
import { siteConfig, tellHowToRead, type SiteOptions } from './site.ts';

interface DevOptions extends SiteOptions {
  port: number;
  host: string;
}

/** `faultbook dev`: serves the site while its documents are edited. */
export function devCommand(): Command {
  return reading(new Command('dev'))
    .description('Serves the site and shows every edit of a document or of book.yaml at once.')
    .option('--port <number>', 'port to listen on; 0 takes any free one', portNumber, 4321)
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in', 'localhost')
    .addOption(baseOption())
    .addOption(trustMdxOption())
    .addHelpText(
      'after',
      examples([
        ['faultbook dev docs', 'at http://localhost:4321/'],
        ['faultbook dev docs --port 0 --host 0.0.0.0', 'on any free port, for other machines too'],
      ]),
    )
    .action(async (content: string, { port, host, ...options }: DevOptions) => {
      tellHowToRead(resolve(content), options);
      // A folder or a book.yaml that cannot be read stops here.
      loaded();
      const { dev } = await import('astro');
      const config = siteConfig(resolve(content), `dev ${process.pid}`, options);
      const edits = showEdits(content, (milliseconds) => console.log(`Shown after an edit in ${Math.round(milliseconds)} ms`));
      const server = await dev({ ...config, server: { port, host }, integrations: [edits, retireWorker(options.base)] });
      console.log(`Showing ${content} at http://${host}:${server.address.port}${options.base}`);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => void server.stop().then(() => process.exit(0)));
      }
    });
}
