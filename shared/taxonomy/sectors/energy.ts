import type { TopicsOf } from '../topic-types.ts';

export const energyTopics: TopicsOf<'energy'> = {
  'district-heating-networks': {
    sector: 'energy',
    rarity: 1,
    near: ['heat-substations', 'boiler-houses', 'heat-pumps'],
    definition: 'Renewal and running of town heating networks and their pipelines',
  },
  'heat-substations': {
    sector: 'energy',
    rarity: 3,
    near: ['district-heating-networks', 'energy-management'],
    definition: 'Individual heat points in buildings, their exchangers, automation and regulation',
  },
  'boiler-houses': {
    sector: 'energy',
    rarity: 1,
    near: ['district-heating-networks', 'biomass-heating', 'cogeneration'],
    definition: 'Replacing and upgrading boilers and boiler houses',
  },
  'biomass-heating': {
    sector: 'energy',
    rarity: 2,
    near: ['boiler-houses', 'forest-management'],
    definition: 'Heating with wood chips, wood waste, pellets and straw',
  },
  cogeneration: {
    sector: 'energy',
    rarity: 3,
    near: ['boiler-houses', 'emergency-power', 'biowaste-composting'],
    definition: 'Combined heat and power, gas engines, biogas and small local power plants',
  },
  'emergency-power': {
    sector: 'energy',
    rarity: 1,
    near: ['battery-storage', 'cogeneration', 'resilience-centres', 'power-grid-repair'],
    definition: 'Generators, mobile or fixed, that keep hospitals, waterworks and offices running in a blackout',
  },
  'battery-storage': {
    sector: 'energy',
    rarity: 3,
    near: ['emergency-power', 'solar-power'],
    definition: 'Batteries and inverters that store electricity for public buildings and services',
  },
  'solar-power': {
    sector: 'energy',
    rarity: 1,
    near: ['battery-storage', 'energy-communities'],
    definition: 'Photovoltaic plants and solar heat on roofs and land of the municipality',
  },
  'heat-pumps': {
    sector: 'energy',
    rarity: 2,
    near: ['district-heating-networks'],
    definition: 'Heat pumps, geothermal heat and use of waste heat',
  },
  'power-grid-repair': {
    sector: 'energy',
    rarity: 2,
    near: ['emergency-power'],
    definition: 'Repair, strengthening and protection of the local electricity network and its transformers',
  },
  'energy-management': {
    sector: 'energy',
    rarity: 1,
    near: ['heat-substations', 'public-building-renovation', 'climate-action-plans'],
    definition: 'Audits, metering, monitoring and management of the energy that public buildings use',
  },
  'energy-communities': {
    sector: 'energy',
    rarity: 2,
    near: ['solar-power'],
    definition: 'Citizens’ energy cooperatives, shared wind, water and sun power',
  },
  'street-lighting': {
    sector: 'energy',
    rarity: 1,
    near: ['smart-city-sensors'],
    definition: 'Efficient street lighting and its control',
  },
};
