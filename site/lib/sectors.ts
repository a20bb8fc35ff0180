import { z } from 'zod';
import { sectorIds } from '../../shared/taxonomy/topics.ts';

export const SectorId = z.enum(sectorIds);
export type SectorId = z.infer<typeof SectorId>;
