import type { TopicsOf } from '../topic-types.ts';

export const displacementTopics: TopicsOf<'displacement'> = {
  'reception-centres': {
    sector: 'displacement',
    rarity: 1,
    near: ['displaced-housing', 'humanitarian-aid'],
    definition: 'Arrival, registration, dormitories and collective sites for people who had to flee',
  },
  'displaced-housing': {
    sector: 'displacement',
    rarity: 1,
    near: ['reception-centres', 'social-housing', 'modular-housing'],
    definition: 'Homes for displaced families: rent, rebuilt flats, host households',
  },
  'displaced-employment': {
    sector: 'displacement',
    rarity: 2,
    near: ['employment-services'],
    definition: 'Work and own income for displaced people',
  },
  'displaced-integration': {
    sector: 'displacement',
    rarity: 1,
    near: ['minority-inclusion'],
    definition: 'Councils, mentors, language courses and dialogue of displaced people with their new neighbours',
  },
  'legal-aid': {
    sector: 'displacement',
    rarity: 3,
    near: ['return-and-reintegration'],
    definition: 'Free legal advice, lost documents and property claims',
  },
  'return-and-reintegration': {
    sector: 'displacement',
    rarity: 2,
    near: ['legal-aid'],
    definition: 'Return home from displacement or from abroad, ties with refugees abroad, life after occupation',
  },
};
