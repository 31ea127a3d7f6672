// How Astro is run on a folder of documents: each folder has a cache of its own, and a site is replaced as a whole.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroInlineConfig } from 'astro';
import { BookError } from '../../src/book/book.ts';
import { ConfigError } from '../../src/book/config.ts';
import { troubleAt } from '../../src/book/trouble.ts';
import { builtSiteFile } from '../../src/book/walk.ts';
import { adopt, type Reading } from '../../src/site/loaded.ts';
import { retiringWorker, workerFile, writeOffline, type OfflineSize } from '../../src/offline/offline.ts';
import { LastBuild } from '../../src/rebuild/last-build.ts';
import { pages } from '../../src/rebuild/pages.ts';
import { accompanied, Companion, type ReadingProgress } from './companion.ts';
import { addressOf, type ReadingOptions } from './options.ts';
import { clearLeftovers, foldersBeside, ownName, putInPlace, removeAtEnd } from './leftovers.ts';
import { headersFile, policyOf } from './headers.ts';
import { notebooksOf } from './notebooks.ts';
import { sitemap } from './sitemap.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

const cache = join(project, 'node_modules', '.cache', 'faultbook');

export interface SiteOptions extends ReadingOptions {
  base: string;
  trustMdx?: boolean | undefined;
  /** Address of the server, for sitemap.xml. */
  server?: string | undefined;
  /** The catalog before a change, when the site is the preview of one. */
  baseCatalog?: string | undefined;
  /** The file that lists the paths which the change touches. */
  changedPaths?: string | undefined;
}

/** The site cannot be written or served where it was asked for. */
export class SiteError extends Error {
  override name = 'SiteError';
}

/** The site was asked for rightly and could not be built. */
export class BuildError extends Error {
  override name = 'BuildError';
}

/**
 * Tells whoever reads the folder of documents for a site how to, in this process and in those that it starts.
 * @param content the folder
 */
export function tellHowToRead(content: string, options: SiteOptions): void {
  const { asOf, evidence, evidenceComplete, trustMdx, baseCatalog, changedPaths } = options;
  const told = {
    CONTENT: content,
    AS_OF: asOf,
    EVIDENCE: evidence && JSON.stringify(evidence.map(({ name, folder }) => ({ name, folder: resolve(folder) }))),
    EVIDENCE_COMPLETE: evidenceComplete && '1',
    DRAWINGS: join(cache, 'drawings'),
    TRUST_MDX: trustMdx && '1',
    ADDRESS: addressOf(options),
    BASE_CATALOG: baseCatalog && resolve(baseCatalog),
    CHANGED_PATHS: changedPaths && resolve(changedPaths),
  };
  for (const [name, value] of Object.entries(told)) {
    if (value) process.env[`FAULTBOOK_${name}`] = value;
    else delete process.env[`FAULTBOOK_${name}`];
  }
}

/** Astro's configuration for the site of one folder of documents. */
export function siteConfig(content: string, purpose: string, { base, server }: SiteOptions): AstroInlineConfig {
  // Vite takes them for the end of a path, and prints pages of errors.
  if (/[#?]/.test(project)) throw new SiteError(`${project}: Faultbook lies in a folder with "#" or "?" in its path, where pages cannot be made: move it`);
  // What Astro remembers lies below its root. Every run has a root of its own, so that two runs never share it.
  const run = createHash('sha256').update(`${content}\n${purpose}\n${base}`).digest('hex').slice(0, 16);
  const ownRoot = join(cache, ownName(run));
  mkdirSync(ownRoot, { recursive: true });
  removeAtEnd(ownRoot);
  return {
    root: ownRoot,
    configFile: relative(ownRoot, join(project, 'astro.config.mjs')),
    srcDir: join(project, 'src'),
    publicDir: join(project, 'public'),
    cacheDir: join(ownRoot, 'cache'),
    base,
    ...(server ? { site: server } : {}),
    logLevel: 'warn',
    vite: { cacheDir: join(ownRoot, 'vite'), server: { fs: { allow: [project] } } },
  };
}

/** Astro would first write types for whoever edits pages: nobody does so in a folder that goes away with the build. */
const withoutTypes: object = { sync: false };

/** What was built, for whoever asked. */
export interface Built {
  reading: Reading;
  /** What a device keeps to read it offline; nothing for a preview, which is never kept. */
  offline: OfflineSize | undefined;
}

/**
 * Reads a folder of documents, builds their site beside its target and puts it in the target's place when it is whole: a
 * build that fails leaves the last good site as it is.
 * @param progress told how far reading is
 * @throws BookError, ConfigError, SiteError, BuildError
 */
export async function replaceSite(content: string, target: string, options: SiteOptions, progress: ReadingProgress): Promise<Built> {
  refuseForeign(target, content);
  tellHowToRead(content, options);
  const { fresh, old } = foldersBeside(target);
  const config = siteConfig(content, `build ${target} ${process.pid}`, options);
  const ownRoot = String(config.root);
  const site = join(ownRoot, 'site');
  const { base, server, trustMdx, baseCatalog } = options;
  const notebook = notebooksOf(cache, target, { base, server, trustMdx, isPreview: baseCatalog !== undefined });
  const last = { site: target, twins: notebook('twins'), pageTwins: notebook('page-twins'), text: notebook('text') };
  const companion = new Companion({ folder: site, base, server, last }, progress);
  const reading = companion.reading.then((read) => {
    mkdirSync(dirname(target), { recursive: true });
    clearLeftovers(target, cache);
    return read;
  });
  // What went wrong is told where it is waited for.
  reading.catch(() => {});
  adopt(reading);
  const before = process.cwd();
  removeAtEnd(fresh);
  try {
    // Imported here, because loading it would slow every other command down.
    const { build } = await import('astro');
    // What Astro writes on the way lies in the working directory when the site itself lies outside it.
    process.chdir(ownRoot);
    const integrations = [pages(new LastBuild(notebook('pages'), target)), sitemap(base, server), accompanied(companion)];
    await build({ ...config, outDir: site, integrations }, withoutTypes);
    const policy = policyOf(site);
    writeFileSync(join(site, builtSiteFile), `${JSON.stringify({ base, policy })}\n`);
    writeFileSync(join(site, '_headers'), headersFile(base, policy));
    const kept = { site: target, notebook: notebook('offline') };
    const offline = baseCatalog ? undefined : writeOffline(site, base, (await reading).catalog.title, await companion.scripts, kept);
    if (!offline) writeFileSync(join(site, workerFile), retiringWorker());
    await companion.done;
    move(site, fresh);
    putInPlace(fresh, target, old, (folder) => discard(folder, join(ownRoot, 'old')));
    return { reading: await reading, offline };
  } catch (failure) {
    // What could not be read is told, and not what pages miss because of it.
    const error = await reading.then(
      () => failure,
      (reason: unknown) => reason,
    );
    if (error instanceof BookError || error instanceof ConfigError) throw error;
    const kept = existsSync(target) ? `; ${target} is as it was` : '';
    throw new BuildError(`The site was not built: ${reasonOf(error as Error)}${kept}`, { cause: error });
  } finally {
    await companion.end();
    process.chdir(before);
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Lays a folder where it will be removed at the end; on another disk it is removed at once. */
function discard(folder: string, bin: string): void {
  if (!existsSync(folder)) return;
  try {
    renameSync(folder, bin);
  } catch {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Moves a folder, to another disk too. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}

/** What is to be told of an error: a crash inside a part that we stand on prints pages of addresses. */
function reasonOf(error: Error): string {
  const trouble = troubleAt(error, 'the site');
  if (trouble !== undefined) return trouble;
  return error.message.split(/\n\s+(?:at |\d+: )/)[0]?.trim() ?? error.message;
}

/** A folder that holds something else than a built site is never replaced. */
function refuseForeign(target: string, content: string): void {
  const inside = relative(target, content);
  if (inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`) && !inside.startsWith('/'))) {
    throw new SiteError(`${target}: the documents lie in this folder, expected another one to write the site to`);
  }
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory()) throw new SiteError(`${target}: this is a file, expected a folder to write the site to`);
  const entries = readdirSync(target);
  if (entries.length > 0 && !entries.includes(builtSiteFile)) {
    throw new SiteError(`${target}: this folder holds something that is no built site, expected an empty or a new folder`);
  }
}

/** What a built site says about itself; nothing when the folder holds no built site. */
export function aboutSite(folder: string): { base: string; policy: string | undefined } | undefined {
  try {
    const { base, policy } = JSON.parse(readFileSync(join(folder, builtSiteFile), 'utf8')) as { base?: unknown; policy?: unknown };
    return typeof base === 'string' ? { base, policy: typeof policy === 'string' ? policy : undefined } : undefined;
  } catch {
    return undefined;
  }
}

/** How many pages a built site has. */
export function pagesIn(folder: string): number {
  return readdirSync(folder, { recursive: true }).filter((path) => String(path).endsWith('.html')).length;
}
