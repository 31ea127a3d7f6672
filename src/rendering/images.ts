// Which files of the content folder may become files of the site.

const pictures = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.svg']);

const drawing = new Set(
  (
    'svg g defs symbol use marker mask pattern clipPath path rect circle ellipse line polyline polygon text tspan textPath title desc metadata style ' +
    'linearGradient radialGradient stop filter feGaussianBlur feOffset feMerge feMergeNode feFlood feComposite feBlend feColorMatrix feDropShadow image switch'
  ).split(' '),
);

/** Has this file the name of a picture? */
export function isPicture(path: string): boolean {
  return pictures.has(path.slice(path.lastIndexOf('.')).toLowerCase());
}

/**
 * May this picture be served from the site's own address? An SVG opened by itself is a page that could run scripts: only
 * one that merely draws, and asks nothing of anybody, is carried.
 */
export function isInert(path: string, bytes: Uint8Array): boolean {
  if (!/\.svg$/i.test(path)) return true;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  const bare = text.replace(/^\ufeff?\s*<\?xml[^>]*\?>/, '').replace(/<!--[\s\S]*?-->/g, '');
  if (/<[!?]|\0/.test(bare)) return false;
  for (const [, name = ''] of bare.matchAll(/<\/?\s*([^\s/>]+)/g)) if (!drawing.has(name)) return false;
  if (/\son\w+\s*=|javascript:|@import|\\|xml:base/i.test(bare)) return false;
  for (const [, value = ''] of bare.matchAll(/(?:href|src)\s*=\s*["']\s*([^"']*)/gi))
    if (!/^(?:#|data:image\/(?:png|jpeg|gif|webp);)/.test(value)) return false;
  for (const [, value = ''] of bare.matchAll(/url\(\s*["']?\s*([^)]*)/gi)) if (!value.startsWith('#')) return false;
  return true;
}
