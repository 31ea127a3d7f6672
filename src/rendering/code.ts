// Code coloured by classes alone, at build time.
import type { ElementContent, Root } from 'hast';
import bash from 'refractor/bash';
import { refractor } from 'refractor/core';
import diff from 'refractor/diff';
import docker from 'refractor/docker';
import elixir from 'refractor/elixir';
import erlang from 'refractor/erlang';
import go from 'refractor/go';
import ini from 'refractor/ini';
import java from 'refractor/java';
import javascript from 'refractor/javascript';
import json from 'refractor/json';
import makefile from 'refractor/makefile';
import promql from 'refractor/promql';
import python from 'refractor/python';
import sql from 'refractor/sql';
import toml from 'refractor/toml';
import typescript from 'refractor/typescript';
import yaml from 'refractor/yaml';

for (const language of [bash, diff, docker, elixir, erlang, go, ini, java, javascript, json, makefile, promql, python, sql, toml, typescript, yaml]) {
  refractor.register(language);
}
refractor.alias({
  bash: ['sh', 'shell', 'zsh', 'console'],
  erlang: ['erl'],
  javascript: ['js', 'mjs'],
  json: ['jsonc'],
  promql: ['prometheus'],
  python: ['py'],
  typescript: ['ts'],
  yaml: ['yml'],
});

/** A piece of code and the class that colours it. */
export interface Piece {
  text: string;
  /** Nothing for what keeps the colour of text. */
  token: string | undefined;
}

/** Kinds of tokens that carry meaning; everything else keeps the colour of text, which keeps pages small. */
const coloured = ['comment', 'string', 'keyword', 'number', 'function', 'boolean', 'variable', 'property', 'key', 'atom', 'inserted', 'deleted'];

/** Longer blocks are not coloured: grammars are regular expressions, and nobody reads so much code for its colours. */
const longestColoured = 20_000;

/** Cuts code into pieces. A language that is not known gives one piece. */
export function piecesOf(code: string, language: string): Piece[] {
  if (code.length > longestColoured || !refractor.registered(language)) return [{ text: code, token: undefined }];
  const pieces: Piece[] = [];
  collect(refractor.highlight(code, language).children as ElementContent[], undefined, pieces);
  return pieces;
}

function collect(nodes: readonly (ElementContent | Root['children'][number])[], token: string | undefined, pieces: Piece[]): void {
  for (const node of nodes) {
    if (node.type === 'element') {
      const classes = (node.properties['className'] ?? []) as string[];
      const own = coloured.find((name) => classes.includes(name)) ?? (classes.includes('attr-name') ? 'property' : undefined);
      collect(node.children, own ?? token, pieces);
    } else if (node.type === 'text') {
      const last = pieces.at(-1);
      if (last && last.token === token) last.text += node.value;
      else pieces.push({ text: node.value, token });
    }
  }
}
