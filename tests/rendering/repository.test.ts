import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfig } from '../../src/book/config.ts';
import { repositoriesOf, repositoryAddress } from '../../src/rendering/repository.ts';

const config = parseConfig(`repository: { url: https://git.example.org/shop/docs, path: book }
evidence:
  sources:
    - { name: suites, path: ./evidence/suites, repository: { url: https://git.example.org/shop/orders/, branch: release/2, path: test } }
    - { name: code, repository: { url: https://git.example.org/shop/code } }
`);
const address = (path: string) => repositoryAddress(repositoriesOf(config), path, '#L3');

test('documents and evidence link into the repository in which each lies', () => {
  assert.equal(address('a b.md'), 'https://git.example.org/shop/docs/blob/main/book/a%20b.md#L3');
  assert.equal(address('/x/y.erl'), 'https://git.example.org/shop/docs/blob/main/x/y.erl#L3');
  assert.equal(address('evidence/suites/a_SUITE.erl'), 'https://git.example.org/shop/orders/blob/release/2/test/a_SUITE.erl#L3');
  assert.equal(address('evidence/other.yaml'), 'https://git.example.org/shop/docs/blob/main/book/evidence/other.yaml#L3');
  assert.equal(address('code:src/a.erl'), 'https://git.example.org/shop/code/blob/main/src/a.erl#L3');
  assert.equal(address('elsewhere:src/a.erl'), undefined);
});

test('a source of evidence names a folder, a repository, or both', () => {
  assert.throws(() => parseConfig('evidence:\n  sources:\n    - name: suites\n'), /a path in the content folder, a repository, or both/);
  assert.throws(() => parseConfig('evidence:\n  sources:\n    - { name: x, repository: { url: "ftp://x.example" } }\n'), /expected an http or https address/);
  assert.throws(
    () => parseConfig('evidence:\n  sources:\n    - { name: x, path: y, repository: { uri: a } }\n'),
    /expected one of url, branch, path, received an unknown key/,
  );
});
