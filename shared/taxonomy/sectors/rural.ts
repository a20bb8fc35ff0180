import type { TopicsOf } from '../topic-types.ts';

export const ruralTopics: TopicsOf<'rural'> = {
  'farm-recovery': {
    sector: 'rural',
    rarity: 1,
    near: ['irrigation', 'livestock-and-veterinary'],
    definition: 'Machinery, seed, storage and advice for farms that start again',
  },
  irrigation: {
    sector: 'rural',
    rarity: 2,
    near: ['farm-recovery', 'fruit-and-vegetables'],
    definition: 'Irrigation and saving of water in fields',
  },
  'fruit-and-vegetables': {
    sector: 'rural',
    rarity: 2,
    near: ['farmers-cooperatives', 'irrigation'],
    definition: 'Growing of fruit, berries, vegetables, honey; greenhouses',
  },
  'farmers-cooperatives': {
    sector: 'rural',
    rarity: 2,
    near: ['local-food-markets', 'fruit-and-vegetables'],
    definition: 'Cooperatives of small producers, dairies, mills and other processing',
  },
  'local-food-markets': {
    sector: 'rural',
    rarity: 2,
    near: ['farmers-cooperatives', 'town-centres'],
    definition: 'Short food chains, farmers’ markets and local food brands',
  },
  'livestock-and-veterinary': {
    sector: 'rural',
    rarity: 2,
    near: ['stray-animals', 'farm-recovery'],
    definition: 'Livestock, dairy herds, fish and veterinary services',
  },
  'land-management': {
    sector: 'rural',
    rarity: 2,
    near: ['geographic-information', 'municipal-budgeting'],
    definition: 'Land inventory, cadastre and lease of community land',
  },
  'local-action-groups': {
    sector: 'rural',
    rarity: 3,
    near: ['village-services'],
    definition: 'Rural partnerships and community-led local development',
  },
  'village-services': {
    sector: 'rural',
    rarity: 2,
    near: ['rural-transport', 'broadband', 'local-action-groups', 'tourism-development'],
    definition: 'Shop, post, bank and meeting place in a small village',
  },
};
