import type { TopicsOf } from '../topic-types.ts';

export const waterTopics: TopicsOf<'water'> = {
  'water-loss-detection': {
    sector: 'water',
    rarity: 2,
    near: ['water-network-renewal', 'water-utility-management'],
    definition: 'Finding leaks and bringing down losses in drinking-water networks',
  },
  'water-network-renewal': {
    sector: 'water',
    rarity: 1,
    near: ['water-loss-detection', 'pumping-stations'],
    definition: 'Water mains, connections and reservoirs',
  },
  'pumping-stations': {
    sector: 'water',
    rarity: 2,
    near: ['water-network-renewal', 'sewer-networks'],
    definition: 'Pumps and pumping stations for water and sewage and the electricity that they use',
  },
  'drinking-water-treatment': {
    sector: 'water',
    rarity: 1,
    near: ['groundwater-wells'],
    definition: 'Treatment, disinfection and laboratory control of drinking water',
  },
  'groundwater-wells': {
    sector: 'water',
    rarity: 2,
    near: ['drinking-water-treatment', 'emergency-water-supply'],
    definition: 'Boreholes, wells and new sources of drinking water',
  },
  'emergency-water-supply': {
    sector: 'water',
    rarity: 2,
    near: ['groundwater-wells'],
    definition: 'Water tankers, mobile purification and supply when the network fails',
  },
  'water-utility-management': {
    sector: 'water',
    rarity: 2,
    near: ['water-loss-detection', 'municipal-assets'],
    definition: 'Running a water company: metering, billing, tariffs, regional merger',
  },
  'wastewater-treatment': {
    sector: 'water',
    rarity: 1,
    near: ['sewer-networks', 'rural-sanitation'],
    definition: 'Sewage treatment plants, their sludge and what they let into rivers',
  },
  'sewer-networks': {
    sector: 'water',
    rarity: 2,
    near: ['wastewater-treatment', 'stormwater-management', 'pumping-stations'],
    definition: 'Sewers and collectors, their cleaning and repair',
  },
  'rural-sanitation': {
    sector: 'water',
    rarity: 3,
    near: ['wastewater-treatment'],
    definition: 'Small and natural sewage treatment for villages, septic tanks, reed beds',
  },
  'stormwater-management': {
    sector: 'water',
    rarity: 2,
    near: ['sewer-networks', 'climate-adaptation', 'flood-protection'],
    definition: 'Drainage of rain, retention and sponge-city measures',
  },
};
