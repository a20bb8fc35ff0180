import type { TopicsOf } from '../topic-types.ts';

export const transportTopics: TopicsOf<'transport'> = {
  'bus-fleets': {
    sector: 'transport',
    rarity: 1,
    near: ['electric-mobility', 'mobility-planning', 'barrier-free-spaces'],
    definition: 'Buses for public transport, their purchase and maintenance',
  },
  'electric-mobility': {
    sector: 'transport',
    rarity: 2,
    near: ['bus-fleets', 'trams-and-trolleybuses'],
    definition: 'Electric buses and vehicles and their charging',
  },
  'trams-and-trolleybuses': {
    sector: 'transport',
    rarity: 2,
    near: ['electric-mobility', 'mobility-planning'],
    definition: 'Trams, trolleybuses, their tracks, wires and depots',
  },
  'mobility-planning': {
    sector: 'transport',
    rarity: 1,
    near: ['bus-fleets', 'trams-and-trolleybuses', 'cycling-paths'],
    definition: 'Public transport networks, timetables, tickets, parking and mobility plans',
  },
  'rural-transport': {
    sector: 'transport',
    rarity: 2,
    near: ['village-services', 'school-transport'],
    definition: 'Transport on demand and lines that reach villages',
  },
  'cycling-paths': {
    sector: 'transport',
    rarity: 1,
    near: ['mobility-planning', 'road-safety'],
    definition: 'Cycling paths, bicycle parking and sharing',
  },
  'road-safety': {
    sector: 'transport',
    rarity: 1,
    near: ['cycling-paths', 'public-space-design', 'community-safety'],
    definition: 'Safe crossings, ways to school, traffic lights and fewer accidents',
  },
  'road-repair': {
    sector: 'transport',
    rarity: 1,
    near: ['bridge-repair', 'winter-road-maintenance'],
    definition: 'Repair and upkeep of streets and local roads',
  },
  'bridge-repair': {
    sector: 'transport',
    rarity: 2,
    near: ['road-repair'],
    definition: 'Repair and temporary replacement of bridges',
  },
  'winter-road-maintenance': {
    sector: 'transport',
    rarity: 3,
    near: ['road-repair'],
    definition: 'Snow clearing, gritting, street cleaning and their machinery',
  },
};
