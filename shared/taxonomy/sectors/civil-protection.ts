import type { TopicsOf } from '../topic-types.ts';

export const civilProtectionTopics: TopicsOf<'civil-protection'> = {
  demining: {
    sector: 'civil-protection',
    rarity: 2,
    near: ['mine-risk-education', 'soil-remediation'],
    definition: 'Clearance of mines and unexploded ordnance from land and water',
  },
  'mine-risk-education': {
    sector: 'civil-protection',
    rarity: 3,
    near: ['demining'],
    definition: 'Teaching people to recognise and avoid mines',
  },
  'public-shelters': {
    sector: 'civil-protection',
    rarity: 1,
    near: ['school-shelters', 'early-warning'],
    definition: 'Shelters and protective structures for the population',
  },
  'resilience-centres': {
    sector: 'civil-protection',
    rarity: 2,
    near: ['emergency-power', 'crisis-management'],
    definition: 'Points where people find heat, light and internet in an outage',
  },
  'fire-services': {
    sector: 'civil-protection',
    rarity: 1,
    near: ['volunteer-fire-brigades', 'forest-management'],
    definition: 'Fire engines, stations, search and rescue gear',
  },
  'volunteer-fire-brigades': {
    sector: 'civil-protection',
    rarity: 2,
    near: ['fire-services'],
    definition: 'Volunteer fire brigades and local rescue teams',
  },
  'early-warning': {
    sector: 'civil-protection',
    rarity: 2,
    near: ['public-shelters'],
    definition: 'Sirens, warning and radio links when other networks fail',
  },
  'crisis-management': {
    sector: 'civil-protection',
    rarity: 1,
    near: ['resilience-centres'],
    definition: 'Crisis staffs, emergency and evacuation plans, exercises, protection of critical facilities',
  },
  'flood-protection': {
    sector: 'civil-protection',
    rarity: 2,
    near: ['stormwater-management', 'river-restoration'],
    definition: 'Dams, dykes and readiness against floods',
  },
  'first-aid-training': {
    sector: 'civil-protection',
    rarity: 2,
    near: ['emergency-medicine'],
    definition: 'First aid and tactical medicine for everybody',
  },
  'community-safety': {
    sector: 'civil-protection',
    rarity: 2,
    near: ['road-safety'],
    definition: 'Municipal guards, community police and video surveillance',
  },
};
