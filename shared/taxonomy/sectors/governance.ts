import type { TopicsOf } from '../topic-types.ts';

export const governanceTopics: TopicsOf<'governance'> = {
  'municipal-budgeting': {
    sector: 'governance',
    rarity: 1,
    near: ['participatory-budgeting', 'land-management'],
    definition: 'Budget planning, local taxes and financial control',
  },
  'public-procurement': {
    sector: 'governance',
    rarity: 1,
    near: ['anti-corruption'],
    definition: 'Tenders, contracts and fair purchasing',
  },
  'project-preparation': {
    sector: 'governance',
    rarity: 1,
    near: ['eu-funds'],
    definition: 'Feasibility studies, projects ready for finance, loans and private partners',
  },
  'eu-funds': {
    sector: 'governance',
    rarity: 1,
    near: ['project-preparation', 'cross-border-cooperation', 'eu-law-alignment'],
    definition: 'Applying for and managing EU programmes and grants',
  },
  'municipal-assets': {
    sector: 'governance',
    rarity: 2,
    near: ['water-utility-management'],
    definition: 'Municipal property and the governance of municipal enterprises',
  },
  'anti-corruption': {
    sector: 'governance',
    rarity: 2,
    near: ['public-procurement', 'open-data'],
    definition: 'Integrity, internal audit and prevention of corruption',
  },
  'strategic-planning': {
    sector: 'governance',
    rarity: 1,
    near: ['urban-planning'],
    definition: 'Development strategies, their indicators and evaluation',
  },
  'participatory-budgeting': {
    sector: 'governance',
    rarity: 2,
    near: ['municipal-budgeting', 'citizen-participation'],
    definition: 'Residents decide on a part of the budget',
  },
  'citizen-participation': {
    sector: 'governance',
    rarity: 1,
    near: ['participatory-budgeting', 'contact-centres', 'youth-councils', 'public-communication'],
    definition: 'Consultations, assemblies and residents’ initiatives',
  },
  'public-communication': {
    sector: 'governance',
    rarity: 2,
    near: ['citizen-participation'],
    definition: 'Communication with residents, free local media, answers to disinformation',
  },
  'municipal-staff-training': {
    sector: 'governance',
    rarity: 1,
    near: ['social-work-capacity', 'intermunicipal-cooperation'],
    definition: 'Training, management and exchange of municipal staff and councillors',
  },
  'intermunicipal-cooperation': {
    sector: 'governance',
    rarity: 2,
    near: ['municipal-staff-training'],
    definition: 'Joint services and cooperation of neighbouring municipalities',
  },
  'eu-law-alignment': {
    sector: 'governance',
    rarity: 3,
    near: ['eu-funds'],
    definition: 'EU rules and standards in local administration, accession',
  },
  'town-twinning': {
    sector: 'governance',
    rarity: 1,
    near: ['cross-border-cooperation', 'school-exchanges'],
    definition: 'Twin towns and lasting partnerships of municipalities',
  },
  'cross-border-cooperation': {
    sector: 'governance',
    rarity: 2,
    near: ['town-twinning', 'eu-funds'],
    definition: 'Cooperation of regions across a border, crossings, joint bodies',
  },
};
