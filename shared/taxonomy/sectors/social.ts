import type { TopicsOf } from '../topic-types.ts';

export const socialTopics: TopicsOf<'social'> = {
  'home-care': {
    sector: 'social',
    rarity: 1,
    near: ['care-homes', 'palliative-care', 'active-ageing'],
    definition: 'Care and help at home for older and frail people',
  },
  'care-homes': {
    sector: 'social',
    rarity: 2,
    near: ['home-care'],
    definition: 'Residential care for older people, dementia and respite of families',
  },
  'active-ageing': {
    sector: 'social',
    rarity: 3,
    near: ['home-care', 'digital-skills'],
    definition: 'Meeting places, learning and activities against loneliness in age',
  },
  'supported-living': {
    sector: 'social',
    rarity: 2,
    near: ['social-enterprise'],
    definition: 'Day centres and supported living for people with disabilities',
  },
  'assistive-devices': {
    sector: 'social',
    rarity: 2,
    near: ['prosthetics', 'barrier-free-spaces'],
    definition: 'Wheelchairs, aids and their loan and repair',
  },
  'early-intervention': {
    sector: 'social',
    rarity: 2,
    near: ['kindergartens', 'inclusive-education', 'maternal-and-child-health'],
    definition: 'Early help for small children with developmental difficulties',
  },
  'family-and-foster-care': {
    sector: 'social',
    rarity: 2,
    near: ['child-psychological-support', 'domestic-violence'],
    definition: 'Foster families, children at risk and support for parents',
  },
  'domestic-violence': {
    sector: 'social',
    rarity: 2,
    near: ['family-and-foster-care'],
    definition: 'Shelters and help for victims of violence, equality of women and men',
  },
  'humanitarian-aid': {
    sector: 'social',
    rarity: 1,
    near: ['reception-centres', 'volunteering'],
    definition: 'Collecting, storing and handing out food, clothes and other aid',
  },
  'social-work-capacity': {
    sector: 'social',
    rarity: 2,
    near: ['municipal-staff-training'],
    definition: 'Training, case management and organisation of social work in the community',
  },
  'minority-inclusion': {
    sector: 'social',
    rarity: 3,
    near: ['displaced-integration'],
    definition: 'Inclusion of Roma and other minorities',
  },
};
