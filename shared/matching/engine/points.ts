import { harmonicMean } from '../score.ts';

/**
 * The points of both directions in one number: those to the asker (`there`) in the lower 16 bits, those to the other (`back`)
 * above. Adding two such numbers adds both directions, as long as neither passes 32,767.
 */
export type Points = number;

/** Both directions in one number; each 0 to 32,767. */
export function packPoints(there: number, back: number): Points {
  return (back << 16) | there;
}

export function thereOf(points: Points): number {
  return points & 0xffff;
}

export function backOf(points: Points): number {
  return points >> 16;
}

/** In each direction the higher of two. */
export function higherPoints(a: Points, b: Points): Points {
  return packPoints(Math.max(thereOf(a), thereOf(b)), Math.max(backOf(a), backOf(b)));
}

/** The score of a pair. */
export function scoreOf(points: Points): number {
  return harmonicMean(thereOf(points), backOf(points));
}
