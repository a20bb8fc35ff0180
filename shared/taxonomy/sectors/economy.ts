import type { TopicsOf } from '../topic-types.ts';

export const economyTopics: TopicsOf<'economy'> = {
  'business-support': {
    sector: 'economy',
    rarity: 1,
    near: ['business-incubators', 'investment-promotion'],
    definition: 'Advice, grants, export help, clusters and women founders among small and medium enterprises',
  },
  'business-incubators': {
    sector: 'economy',
    rarity: 2,
    near: ['business-support'],
    definition: 'Start-ups, incubators, co-working, universities and innovation',
  },
  'industrial-parks': {
    sector: 'economy',
    rarity: 2,
    near: ['investment-promotion'],
    definition: 'Industrial parks, serviced sites and firms that moved',
  },
  'investment-promotion': {
    sector: 'economy',
    rarity: 1,
    near: ['industrial-parks', 'business-support', 'tourism-development'],
    definition: 'Attracting investors, brand and marketing of the town',
  },
  'social-enterprise': {
    sector: 'economy',
    rarity: 3,
    near: ['supported-living'],
    definition: 'Enterprises with a social aim, jobs for people with disabilities',
  },
  'employment-services': {
    sector: 'economy',
    rarity: 2,
    near: ['displaced-employment', 'workforce-reskilling'],
    definition: 'Job centres, matching, first jobs and shortage of workers',
  },
  'workforce-reskilling': {
    sector: 'economy',
    rarity: 2,
    near: ['vocational-training', 'employment-services', 'veterans-employment', 'just-transition'],
    definition: 'Short retraining for trades in demand, women in men’s trades',
  },
  'town-centres': {
    sector: 'economy',
    rarity: 2,
    near: ['local-food-markets'],
    definition: 'Shops, market halls and life in the town centre',
  },
  'just-transition': {
    sector: 'economy',
    rarity: 3,
    near: ['workforce-reskilling'],
    definition: 'Coal and one-company towns on the way to a new economy',
  },
};
