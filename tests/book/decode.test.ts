import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decode, NotText } from '../../src/book/decode.ts';
import { catalogOf, findings, keys, traceability } from '../support/load.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, bom = true) => {
  const bytes = Buffer.from(text, 'utf16le');
  return bom ? Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]) : bytes;
};
/** What an editor makes of UTF-8 when it takes it for Windows-1252. */
const misread1252 = (text: string) => new TextDecoder('windows-1252').decode(utf8(text));

test('UTF-8, with and without BOM, and UTF-16 give the same text', () => {
  const text = '# Ünïcode ✅\nline two →\n';
  assert.equal(decode(utf8(text)).text, text);
  assert.equal(decode(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8(text)])).text, text);
  assert.equal(decode(utf16(text)).text, text);
  assert.equal(decode(utf16(text).swap16()).text, text);
  assert.equal(decode(utf16('# Plain ASCII without a mark\n', false)).text, '# Plain ASCII without a mark\n');
});

test('UTF-8 once read as Mac Roman or Windows-1252 is repaired, and said', () => {
  const mac = decode(utf8('a\n‚úÖ done ‚Üí next\n'));
  assert.equal(mac.text, 'a\n✅ done → next\n');
  assert.deepEqual(mac.repaired, { what: 'UTF-8 once read as Mac Roman', line: 2, lines: 1 });
  const windows = decode(utf8(misread1252('✅ done\nplain\n→ ⏳ “quoted”\n')));
  assert.equal(windows.text, '✅ done\nplain\n→ ⏳ “quoted”\n');
  assert.deepEqual(windows.repaired, { what: 'UTF-8 once read as Windows-1252', line: 1, lines: 2 });
});

test('text that only looks unusual stays as it is', () => {
  for (const text of ['Größe, façade, naïve', 'Сообщение потеряно', '日本語の文書', '→ ✅ ⚠️ ❌', '“quotes” – and — dashes…', 'ÄÖÜ']) {
    assert.deepEqual(decode(utf8(text)), { text });
  }
});

test('bytes that are no text are refused', () => {
  assert.throws(() => decode(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3])), NotText);
  assert.throws(() => decode(Buffer.from(Array.from({ length: 400 }, (_, i) => (i % 31) + 1))), NotText);
});

test('any text survives the way to bytes and back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
      const kept = text.replace(/[\u0000-\u001f\u007f]/g, ' ');
      assert.equal(decode(utf8(kept)).text, kept);
    }),
  );
});

test('a repaired document is read as what it was, line for line', (t) => {
  const catalog = catalogOf(t, { 'broken.md': misread1252(traceability), 'other.md': '# Other\n' });
  assert.deepEqual(keys(catalog, 'requirement'), ['requirement:broken/R1.1', 'requirement:broken/R1.2']);
  assert.deepEqual(findings(catalog), ['broken.md:9 encoding-repaired: UTF-8 once read as Windows-1252: repaired in 2 lines, the first is this']);
});
