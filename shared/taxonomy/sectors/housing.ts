import type { TopicsOf } from '../topic-types.ts';

export const housingTopics: TopicsOf<'housing'> = {
  'apartment-block-renovation': {
    sector: 'housing',
    rarity: 1,
    near: ['public-building-renovation'],
    definition: 'Insulation and overhaul of blocks of flats and the associations of their owners',
  },
  'public-building-renovation': {
    sector: 'housing',
    rarity: 1,
    near: ['apartment-block-renovation', 'energy-management', 'school-rebuilding'],
    definition: 'Energy renovation of schools, hospitals and offices of the municipality',
  },
  'home-repair': {
    sector: 'housing',
    rarity: 1,
    near: ['damage-assessment'],
    definition: 'Repair of damaged homes: windows, roofs, walls',
  },
  'damage-assessment': {
    sector: 'housing',
    rarity: 2,
    near: ['home-repair', 'urban-planning'],
    definition: 'Inspection of damaged buildings, its records and compensation',
  },
  'modular-housing': {
    sector: 'housing',
    rarity: 2,
    near: ['social-housing', 'displaced-housing'],
    definition: 'Prefabricated and temporary homes',
  },
  'social-housing': {
    sector: 'housing',
    rarity: 1,
    near: ['modular-housing', 'displaced-housing'],
    definition: 'Municipal rental and affordable homes, help for the homeless',
  },
  'sustainable-construction': {
    sector: 'housing',
    rarity: 2,
    near: ['debris-recycling'],
    definition: 'Timber, low-carbon and re-used building materials and methods',
  },
  'urban-planning': {
    sector: 'housing',
    rarity: 1,
    near: ['public-space-design', 'strategic-planning', 'damage-assessment'],
    definition: 'Master plans, zoning, new use of brownfields and plans for rebuilding',
  },
  'public-space-design': {
    sector: 'housing',
    rarity: 2,
    near: ['urban-planning', 'urban-greening', 'road-safety'],
    definition: 'Squares, courtyards and pedestrian streets as places for people',
  },
  'barrier-free-spaces': {
    sector: 'housing',
    rarity: 1,
    near: ['assistive-devices', 'bus-fleets'],
    definition: 'Access without barriers to buildings, streets and transport',
  },
};
