import type { Reason } from './reasons.ts';

/** Points in the direction of the need (what the offer is worth to it) and in that of the offer. */
export interface Points {
  readonly need: number;
  readonly offer: number;
}

/** The code and params of a reason. */
export type Told<R = Reason> = R extends Reason ? { code: R['code']; params: R['params'] } : never;

/** Something worth telling about a pair: what adds points, or a gap with the points that it keeps away. */
export interface Finding {
  readonly told: Told;
  readonly points: Points;
  readonly gap: boolean;
}

/** A reason with its points; one without points is not told. */
export function reason(told: Told, points: Points): Finding {
  return { told, points, gap: false };
}

/** A gap with the points that it keeps away; one that keeps none away is not told. */
export function gap(told: Told, points: Points): Finding {
  return { told, points, gap: true };
}
