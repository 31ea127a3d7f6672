// One book of random files through everything before the site: reading, evidence, catalog, checks, rendering.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Loaded } from '../../src/catalog/load.ts';
import { loadChecked } from '../../src/checks/check.ts';
import { catalogSchema } from '../../src/model/catalog.ts';
import { renderDocument } from '../../src/rendering/document.ts';
import { knowledgeOf } from '../support/render.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Reads, checks and renders files, and holds what must be true of every book. */
export function wholeBook(files: Files): Loaded {
  const folder = mkdtempSync(join(tmpdir(), 'faultbook-fuzz-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const loaded = loadChecked(folder, { asOf: '2025-11-30' });
    holds(loaded, files);
    return loaded;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function holds(loaded: Loaded, files: Files): void {
  const { book, readings, catalog } = loaded;
  catalogSchema.parse(catalog);
  assert.doesNotMatch(JSON.stringify(catalog), /(?<!\\)(?:\\\\)*\\ud[89a-f]/, 'no half of a letter stands in it');
  const keys = new Set(catalog.entities.map(({ key }) => key));
  assert.equal(keys.size, catalog.entities.length, 'keys are unique');
  assert.equal(new Set(catalog.entities.map(({ url }) => url.toLowerCase())).size, catalog.entities.length, 'addresses differ in more than case');
  for (const { url } of catalog.entities) assert.match(url, /^(?:\/(?!\.+\/)[A-Za-z0-9._~-]+)+\/$/);
  for (const { from, to } of catalog.links) assert.ok(keys.has(from) && keys.has(to), `${from} -> ${to}`);
  for (const { source, entities, message } of catalog.findings) {
    const lines = linesOf(files[source.file]);
    assert.ok(source.line >= 1 && source.line <= Math.max(1, lines), `${source.file}:${source.line} of ${lines}: ${message}`);
    assert.ok(!/undefined|\[object|NaN|call stack/.test(message) || /undefined|object|NaN/.test(textOf(files[source.file])), message);
    for (const key of entities) assert.ok(keys.has(key), key);
  }
  const knowledge = knowledgeOf(loaded);
  book.documents.forEach((document, index) => {
    const reading = readings[index];
    if (reading) isInert(renderDocument(document, reading, knowledge).html);
  });
}

/** No tag of it runs anything or asks another host for anything when it is shown. */
function isInert(html: string): void {
  for (const [tag] of html.matchAll(/<[a-z](?:"[^"]*"|[^>"])*>/gi)) {
    assert.doesNotMatch(tag.replace(/"[^"]*"/g, '""'), /^<(?:script|iframe|object|embed|base|meta|link|style|form)\b|\s(?:on\w+|style|srcdoc)=/i, tag);
    assert.doesNotMatch(tag, /\s(?:href|src|action|xlink:href)="\s*(?:javascript|data|vbscript):/i, tag);
    assert.doesNotMatch(tag, /\s(?:src|srcset|poster)="\s*(?:https?:|\/\/)/i, tag);
  }
}

function textOf(content: string | Uint8Array | undefined): string {
  return typeof content === 'string' ? content : Buffer.from(content ?? []).toString('latin1');
}

function linesOf(content: string | Uint8Array | undefined): number {
  return textOf(content).split(/\r\n|\r|\n/).length;
}
