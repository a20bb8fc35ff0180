import { describe, expect, it } from 'vitest';
import { KatotthCode, readKatotth } from '../../../shared/places/katotth.ts';

describe('a code of the codifier', () => {
  it.each([
    ['UA63000000000041885', 'oblast', 'kharkiv'],
    ['UA63080000000032022', 'raion', 'kharkiv'],
    ['UA63080090000067457', 'hromada', 'kharkiv'],
    ['UA63080090010012345', 'settlement', 'kharkiv'],
    ['UA63080090010112345', 'district', 'kharkiv'],
    ['UA80000000000093317', 'oblast', 'kyiv-city'],
    ['UA80000000000126643', 'district', 'kyiv-city'],
    ['UA01020010000048857', 'hromada', 'crimea'],
  ])('%s tells the level %s and the oblast %s', (code, level, oblast) => {
    expect(readKatotth(code)).toEqual({ ok: true, code, level, oblast });
  });

  it.each([
    ['', 'wrong-shape'],
    ['UA6308009000006745', 'wrong-shape'],
    ['UA630800900000674570', 'wrong-shape'],
    ['ua63080090000067457', 'wrong-shape'],
    ['UA63080090000067457\n', 'wrong-shape'],
    ['UA٦٣٠٨٠٠٩٠٠٠٠٠٦٧٤٥٧', 'wrong-shape'],
    ['UA99080090000067457', 'unknown-oblast'],
    ['UA63000000000099999', 'unknown-oblast'],
    ['UA63000090000067457', 'wrong-structure'],
    ['UA63080000010067457', 'wrong-structure'],
  ])('%j is refused: %s', (code, fault) => {
    expect(readKatotth(code)).toEqual({ ok: false, fault });
    expect(KatotthCode.safeParse(code).success).toBe(false);
  });
});
