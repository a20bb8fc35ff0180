import type { TopicsOf } from '../topic-types.ts';

export const veteransTopics: TopicsOf<'veterans'> = {
  prosthetics: {
    sector: 'veterans',
    rarity: 2,
    near: ['physical-rehabilitation', 'assistive-devices'],
    definition: 'Prostheses and orthoses: making, fitting and learning to use them',
  },
  'physical-rehabilitation': {
    sector: 'veterans',
    rarity: 1,
    near: ['prosthetics', 'adaptive-sport'],
    definition: 'Rehabilitation after injury: physiotherapy, occupational therapy, burns, sight and hearing',
  },
  'mental-health-services': {
    sector: 'veterans',
    rarity: 1,
    near: ['psychological-first-aid', 'child-psychological-support'],
    definition: 'Community mental health teams, psychiatry and treatment of addiction',
  },
  'psychological-first-aid': {
    sector: 'veterans',
    rarity: 2,
    near: ['mental-health-services'],
    definition: 'Crisis counselling after trauma, relief for exhausted staff and helpers',
  },
  'child-psychological-support': {
    sector: 'veterans',
    rarity: 2,
    near: ['mental-health-services', 'family-and-foster-care'],
    definition: 'Psychologists and therapy for children and teenagers, also against bullying',
  },
  'veterans-hubs': {
    sector: 'veterans',
    rarity: 1,
    near: ['veterans-employment', 'veterans-families'],
    definition: 'One-stop centres, case workers and peer support for veterans',
  },
  'veterans-employment': {
    sector: 'veterans',
    rarity: 2,
    near: ['veterans-hubs', 'workforce-reskilling'],
    definition: 'Work, retraining and own business for veterans',
  },
  'veterans-families': {
    sector: 'veterans',
    rarity: 2,
    near: ['veterans-hubs'],
    definition: 'Support for families of soldiers, of the fallen, missing and captured',
  },
};
