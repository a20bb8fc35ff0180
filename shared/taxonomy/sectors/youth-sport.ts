import type { TopicsOf } from '../topic-types.ts';

export const youthSportTopics: TopicsOf<'youth-sport'> = {
  'youth-centres': {
    sector: 'youth-sport',
    rarity: 1,
    near: ['youth-councils'],
    definition: 'Youth centres, spaces and youth work',
  },
  'youth-councils': {
    sector: 'youth-sport',
    rarity: 2,
    near: ['youth-centres', 'citizen-participation'],
    definition: 'Youth councils and the say of young people',
  },
  'youth-exchanges': {
    sector: 'youth-sport',
    rarity: 2,
    near: ['school-exchanges', 'summer-camps'],
    definition: 'Exchanges and encounters of young people across borders',
  },
  volunteering: {
    sector: 'youth-sport',
    rarity: 2,
    near: ['humanitarian-aid'],
    definition: 'Volunteers, their training and centres',
  },
  'summer-camps': {
    sector: 'youth-sport',
    rarity: 2,
    near: ['youth-exchanges'],
    definition: 'Holidays, camps and recovery stays of children',
  },
  'playgrounds-and-pitches': {
    sector: 'youth-sport',
    rarity: 2,
    near: ['sports-halls-and-pools'],
    definition: 'Playgrounds, stadiums, pitches and outdoor fitness',
  },
  'sports-halls-and-pools': {
    sector: 'youth-sport',
    rarity: 1,
    near: ['playgrounds-and-pitches'],
    definition: 'Sports halls, ice rinks and swimming pools',
  },
  'sports-clubs': {
    sector: 'youth-sport',
    rarity: 2,
    near: ['adaptive-sport'],
    definition: 'Clubs, coaches and sport for all',
  },
  'adaptive-sport': {
    sector: 'youth-sport',
    rarity: 2,
    near: ['sports-clubs', 'physical-rehabilitation'],
    definition: 'Sport of people with disabilities and of veterans',
  },
};
