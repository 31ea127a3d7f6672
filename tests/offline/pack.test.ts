// Packing a site for a device, and what the device unpacks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openArchive } from '../../src/client/offline/archive.ts';
import { archiveName, pack } from '../../src/offline/pack.ts';

/** Every file as the device reads it. */
async function unpacked(files: ReadonlyMap<string, Buffer>): Promise<Map<string, Buffer>> {
  const archives = [...pack([...files.keys()], (path) => files.get(path) ?? Buffer.of())];
  const opened = await Promise.all(archives.map((archive) => openArchive(new Response(new Uint8Array(archive.pack())))));
  const [first] = opened;
  const index = new Map(Object.entries(first?.header.index ?? {}));
  return new Map(
    [...index].map(([path, at]) => {
      const archive = opened[at];
      const parts = archive?.header.files.find((file) => file.path === path)?.parts ?? [];
      return [path, Buffer.concat(parts.map((part) => (part < 0 ? first?.parts[-1 - part] : archive?.parts[part]) ?? Buffer.from('missing')))] as const;
    }),
  );
}

const path = fc.oneof(fc.constantFrom('index.html', '__proto__', 'constructor/index.html', 'a/b.png'), fc.string({ minLength: 1 }));
const piece = fc.constantFrom('<title>', '</title>', '<style>p{}</style>', '<body>', '<main>', '</main>', 'ä…', '\0', 'text');
const content = fc.oneof(
  fc.array(piece).map((pieces) => Buffer.from(pieces.join(''))),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
);

test('a device unpacks what was packed, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(path, content)), async (entries) => {
      const files = new Map(entries);
      const read = await unpacked(files);
      assert.deepEqual([...read.keys()].sort(), [...files.keys()].sort());
      for (const [name, bytes] of files) assert.deepEqual(read.get(name), bytes, name);
    }),
    { numRuns: 60 },
  );
});

/** Pages that share their styles and footer; the footer names the build. */
function site(build: string, changed?: number): Map<string, Buffer> {
  const pages = Array.from({ length: 200 }, (_, number) => {
    const text = `Page ${number} ${'word '.repeat(2000)}${number === changed ? 'changed' : ''}`;
    return [
      `pages/${number}/index.html`,
      Buffer.from(`<style>${'p{color:red}'.repeat(500)}</style><body><main>${text}</main><footer>${build}</footer>`),
    ] as const;
  });
  return new Map(pages);
}

function namesOf(files: Map<string, Buffer>): string[] {
  return [...pack([...files.keys()], (name) => files.get(name) ?? Buffer.of())].map((archive) => archiveName(archive.pack()));
}

test('an edit changes the archive of its page and the one with what all pages share, a new build without edits only the latter', () => {
  const before = namesOf(site('one'));
  assert.ok(before.length > 5, 'too few archives to tell');
  assert.deepEqual(namesOf(site('one')), before);
  const added = (after: string[]) => after.filter((name) => !before.includes(name)).length;
  assert.equal(added(namesOf(site('two'))), 1);
  assert.equal(added(namesOf(site('two', 77))), 2);
});
