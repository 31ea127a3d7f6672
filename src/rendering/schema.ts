// What a document may hold: GitHub's rules, without what fetches, submits, takes the keyboard or paints.
import { defaultSchema, type Schema } from 'hast-util-sanitize';
import { otherPrograms } from '../catalog/destinations.ts';

const refusedTags = new Set(['picture', 'source']);
const refusedEverywhere = new Set([
  'accept',
  'acceptCharset',
  'accessKey',
  'action',
  'border',
  'cellPadding',
  'cellSpacing',
  'char',
  'charOff',
  'charSet',
  'clear',
  'color',
  'encType',
  'frame',
  'hSpace',
  'htmlFor',
  'isMap',
  'label',
  'media',
  'method',
  'multiple',
  'noHref',
  'noShade',
  'noWrap',
  'prompt',
  'readOnly',
  'rules',
  'shape',
  'size',
  'tabIndex',
  'useMap',
  'vAlign',
  'value',
]);

export const schema: Schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((tag) => !refusedTags.has(tag)),
  attributes: {
    ...defaultSchema.attributes,
    '*': (defaultSchema.attributes?.['*'] ?? []).filter((name) => typeof name !== 'string' || !refusedEverywhere.has(name)),
    img: ['src', 'alt', 'title', 'width', 'height'],
  },
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto', ...otherPrograms] },
  // Only what can hold nothing but code: anything else, left open, would take the rest of the document with it.
  strip: ['script', 'style'],
};
