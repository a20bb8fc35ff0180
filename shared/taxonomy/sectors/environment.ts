import type { TopicsOf } from '../topic-types.ts';

export const environmentTopics: TopicsOf<'environment'> = {
  'urban-greening': {
    sector: 'environment',
    rarity: 1,
    near: ['public-space-design', 'climate-adaptation'],
    definition: 'Parks, street trees and green spaces',
  },
  'forest-management': {
    sector: 'environment',
    rarity: 2,
    near: ['biomass-heating', 'fire-services'],
    definition: 'Forests of the community, replanting and forest fires',
  },
  'nature-conservation': {
    sector: 'environment',
    rarity: 2,
    near: ['river-restoration'],
    definition: 'Nature reserves, species, habitats and learning about them',
  },
  'river-restoration': {
    sector: 'environment',
    rarity: 2,
    near: ['flood-protection', 'nature-conservation'],
    definition: 'Rivers, ponds, lakes and wetlands brought back to life',
  },
  'air-quality': {
    sector: 'environment',
    rarity: 2,
    near: ['smart-city-sensors'],
    definition: 'Measuring and improving the air, less noise',
  },
  'soil-remediation': {
    sector: 'environment',
    rarity: 2,
    near: ['demining'],
    definition: 'Recording and cleaning of polluted or shelled soil, old quarries',
  },
  'climate-adaptation': {
    sector: 'environment',
    rarity: 2,
    near: ['stormwater-management', 'urban-greening', 'climate-action-plans'],
    definition: 'Heat, drought and storms: adapting the town to a changing climate',
  },
  'climate-action-plans': {
    sector: 'environment',
    rarity: 1,
    near: ['energy-management', 'climate-adaptation'],
    definition: 'Climate and sustainable energy plans, emission inventories',
  },
  'stray-animals': {
    sector: 'environment',
    rarity: 3,
    near: ['livestock-and-veterinary'],
    definition: 'Shelters, sterilisation and care of homeless animals',
  },
};
