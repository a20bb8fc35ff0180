import type { TopicsOf } from '../topic-types.ts';

export const cultureTopics: TopicsOf<'culture'> = {
  'heritage-restoration': {
    sector: 'culture',
    rarity: 1,
    near: ['tourism-development', 'museums'],
    definition: 'Restoration and re-use of monuments and historic buildings',
  },
  'heritage-digitisation': {
    sector: 'culture',
    rarity: 3,
    near: ['museums', 'document-management'],
    definition: 'Archives, scanning and digital records of collections and monuments',
  },
  museums: {
    sector: 'culture',
    rarity: 2,
    near: ['heritage-digitisation', 'heritage-restoration', 'remembrance'],
    definition: 'Museums, their exhibitions and the rescue of collections',
  },
  libraries: {
    sector: 'culture',
    rarity: 1,
    near: ['cultural-centres'],
    definition: 'Libraries as places to read, learn and meet',
  },
  'performing-arts': {
    sector: 'culture',
    rarity: 2,
    near: ['cultural-centres', 'arts-education'],
    definition: 'Theatre, music, festivals and cultural exchange',
  },
  'cultural-centres': {
    sector: 'culture',
    rarity: 1,
    near: ['libraries', 'performing-arts'],
    definition: 'Houses of culture, creative spaces, crafts and living traditions',
  },
  'arts-education': {
    sector: 'culture',
    rarity: 2,
    near: ['performing-arts'],
    definition: 'Music, art and dance schools and clubs for pupils',
  },
  remembrance: {
    sector: 'culture',
    rarity: 2,
    near: ['museums'],
    definition: 'Memorials, burial grounds, memory culture and local history',
  },
  'tourism-development': {
    sector: 'culture',
    rarity: 2,
    near: ['heritage-restoration', 'village-services', 'investment-promotion'],
    definition: 'Tourist routes, farm stays, information and hospitality',
  },
};
