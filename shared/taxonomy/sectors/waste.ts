import type { TopicsOf } from '../topic-types.ts';

export const wasteTopics: TopicsOf<'waste'> = {
  'separate-collection': {
    sector: 'waste',
    rarity: 1,
    near: ['waste-sorting-plants', 'waste-collection-fleet', 'biowaste-composting', 'reuse-and-repair'],
    definition: 'Separate collection of paper, glass, plastic and metal, recycling yards',
  },
  'biowaste-composting': {
    sector: 'waste',
    rarity: 2,
    near: ['separate-collection', 'cogeneration'],
    definition: 'Collection and composting of kitchen and garden waste',
  },
  'waste-sorting-plants': {
    sector: 'waste',
    rarity: 2,
    near: ['separate-collection', 'landfill-management'],
    definition: 'Sorting, recycling and recovery plants for municipal waste',
  },
  'landfill-management': {
    sector: 'waste',
    rarity: 1,
    near: ['waste-sorting-plants'],
    definition: 'Safe running, closing and recultivation of landfills, clearing of wild dumps',
  },
  'waste-collection-fleet': {
    sector: 'waste',
    rarity: 2,
    near: ['separate-collection'],
    definition: 'Refuse trucks, containers and collection routes',
  },
  'debris-recycling': {
    sector: 'waste',
    rarity: 2,
    near: ['asbestos-removal', 'sustainable-construction'],
    definition: 'Clearing, sorting and re-use of rubble of destroyed buildings',
  },
  'asbestos-removal': {
    sector: 'waste',
    rarity: 3,
    near: ['debris-recycling', 'hazardous-waste'],
    definition: 'Safe handling of asbestos and slate in demolition and repair',
  },
  'hazardous-waste': {
    sector: 'waste',
    rarity: 2,
    near: ['asbestos-removal'],
    definition: 'Medical waste, chemicals, pesticides, batteries, old electronics and other dangerous waste',
  },
  'reuse-and-repair': {
    sector: 'waste',
    rarity: 2,
    near: ['separate-collection'],
    definition: 'Re-use centres, repair cafés, textiles, waste prevention and circular economy',
  },
};
