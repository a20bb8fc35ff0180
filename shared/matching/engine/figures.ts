import { type SectorId, sectorIds } from '../../taxonomy/topics.ts';
import { codeAt } from '../masks.ts';
import { byteAt } from './cells.ts';
import { sectorOf } from './facets.ts';
import { type Rows, rowByte, rowBytes, topicsOf } from './rows.ts';

/** Counts over all listings of the index. A listing of several sectors counts in each of them. */
export interface Figures {
  readonly needs: number;
  readonly offers: number;
  /** How many countries the listings come from. */
  readonly countries: number;
  readonly sectors: ReadonlyMap<SectorId, { readonly needs: number; readonly offers: number }>;
}

export function countAll(rows: Rows): Figures {
  const counts = sectorIds.map(() => ({ needs: 0, offers: 0 }));
  const countries = new Set<number>();
  for (let row = 0; row < rows.count; row += 1) {
    countries.add(byteAt(rows.bytes, row * rowBytes + rowByte.country));
    let sectors = 0;
    topicsOf(rows, row, (topic) => {
      sectors |= 1 << byteAt(sectorOf, topic);
    });
    for (let rest = sectors; rest !== 0; rest &= rest - 1) {
      codeAt(counts, 31 - Math.clz32(rest & -rest))[row < rows.needs ? 'needs' : 'offers'] += 1;
    }
  }
  return {
    needs: rows.needs,
    offers: rows.count - rows.needs,
    countries: countries.size,
    sectors: new Map(sectorIds.map((sector, index) => [sector, codeAt(counts, index)])),
  };
}
