// The outlines of nodes: each kind has a shape, so that it is known without its colour.
import type { EntityKind } from '../model/fields.ts';

export type Shape = 'box' | 'set' | 'round' | 'six' | 'lean' | 'trapezoid' | 'flag' | 'store' | 'pile';

/** Sets have double sides, faults six corners, what is run is round or leans, what watches is a flag or a store. */
const shapes: Partial<Record<EntityKind, Shape>> = {
  'requirement-group': 'set',
  'invariant-group': 'set',
  suite: 'set',
  dashboard: 'set',
  scenario: 'six',
  test: 'round',
  concept: 'round',
  'smoke-test': 'lean',
  runbook: 'trapezoid',
  alert: 'flag',
  metric: 'store',
};

export function shapeOf(kind: EntityKind | undefined): Shape {
  return (kind && shapes[kind]) ?? 'box';
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How much of a box its outline takes from what is written in it, in pixels on each side. */
const insets: Record<Shape, number> = { box: 10, set: 15, round: 12, six: 19, lean: 17, trapezoid: 15, flag: 18, store: 10, pile: 12 };

/** The room that a label needs beside it. */
export function insetOf(shape: Shape): number {
  return insets[shape];
}

/**
 * How far a side lies inside the box: lines end there.
 * @param at where on the side: 0 is its middle, -0.5 its top and 0.5 its bottom
 */
export function indentOf(shape: Shape, side: 'left' | 'right', at: number): number {
  if (shape === 'six') return corner * 2 * Math.abs(at);
  if (shape === 'lean') return slant * (side === 'left' ? 0.5 - at : 0.5 + at);
  if (shape === 'trapezoid') return slope * (0.5 - at);
  return shape === 'flag' && side === 'left' ? notch * (1 - 2 * Math.abs(at)) : 0;
}

const [corner, slant, slope, notch, side, lid] = [11, 12, 10, 10, 5, 4];

/** The outline as the data of an SVG path. */
export function outlineOf(shape: Shape, { x, y, width: w, height: h }: Box): string {
  if (shape === 'round') {
    const r = Math.min(corner, h / 2);
    return `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1-${r} ${r}h-${w - 2 * r}a${r} ${r} 0 0 1-${r}-${r}v-${h - 2 * r}a${r} ${r} 0 0 1 ${r}-${r}z`;
  }
  if (shape === 'six') return `M${x + corner} ${y}h${w - 2 * corner}l${corner} ${h / 2}-${corner} ${h / 2}h-${w - 2 * corner}l-${corner}-${h / 2}z`;
  if (shape === 'lean') return `M${x + slant} ${y}h${w - slant}l-${slant} ${h}h-${w - slant}z`;
  if (shape === 'trapezoid') return `M${x + slope} ${y}h${w - 2 * slope}l${slope} ${h}h-${w}z`;
  if (shape === 'flag') return `M${x} ${y}h${w}v${h}h-${w}l${notch}-${h / 2}z`;
  if (shape === 'store') return `M${x} ${y + lid}a${w / 2} ${lid} 0 0 1 ${w} 0v${h - 2 * lid}a${w / 2} ${lid} 0 0 1-${w} 0zm0 0a${w / 2} ${lid} 0 0 0 ${w} 0`;
  const frame = `M${x} ${y}h${w}v${h}h-${w}z`;
  if (shape === 'set') return `${frame}m${side} 0v${h}M${x + w - side} ${y}v${h}`;
  if (shape === 'pile') return `M${x} ${y + 4}h${w - 4}v${h - 4}h-${w - 4}zm4 0v-4h${w - 4}v${h - 4}h-4`;
  return frame;
}
