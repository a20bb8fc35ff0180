import type { TopicsOf } from '../topic-types.ts';

export const educationTopics: TopicsOf<'education'> = {
  'school-shelters': {
    sector: 'education',
    rarity: 1,
    near: ['public-shelters', 'school-rebuilding'],
    definition: 'Shelters and underground classrooms in schools and kindergartens',
  },
  'school-rebuilding': {
    sector: 'education',
    rarity: 1,
    near: ['school-shelters', 'public-building-renovation'],
    definition: 'Rebuilding, furnishing and equipping of schools',
  },
  'school-meals': {
    sector: 'education',
    rarity: 2,
    near: ['kindergartens'],
    definition: 'School kitchens and healthy meals',
  },
  'school-transport': {
    sector: 'education',
    rarity: 3,
    near: ['rural-transport'],
    definition: 'School buses, hub schools and the school network',
  },
  kindergartens: {
    sector: 'education',
    rarity: 1,
    near: ['school-meals', 'early-intervention'],
    definition: 'Kindergartens and early childhood education',
  },
  'inclusive-education': {
    sector: 'education',
    rarity: 2,
    near: ['early-intervention'],
    definition: 'Learning together for children with special needs',
  },
  'digital-learning': {
    sector: 'education',
    rarity: 2,
    near: ['stem-education'],
    definition: 'Distance learning, devices and making up for lost lessons',
  },
  'teacher-training': {
    sector: 'education',
    rarity: 2,
    near: ['school-exchanges'],
    definition: 'Training and support for teachers and head teachers',
  },
  'stem-education': {
    sector: 'education',
    rarity: 2,
    near: ['digital-learning', 'vocational-training'],
    definition: 'Laboratories, robotics and science for pupils',
  },
  'vocational-training': {
    sector: 'education',
    rarity: 1,
    near: ['workforce-reskilling', 'stem-education'],
    definition: 'Vocational schools, workshops and dual training',
  },
  'school-exchanges': {
    sector: 'education',
    rarity: 2,
    near: ['youth-exchanges', 'teacher-training', 'town-twinning'],
    definition: 'School partnerships and joint projects of classes',
  },
};
