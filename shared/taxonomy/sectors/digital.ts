import type { TopicsOf } from '../topic-types.ts';

export const digitalTopics: TopicsOf<'digital'> = {
  'citizen-service-centres': {
    sector: 'digital',
    rarity: 1,
    near: ['queue-management', 'e-services'],
    definition: 'One-stop centres for administrative services, mobile ones too',
  },
  'queue-management': {
    sector: 'digital',
    rarity: 3,
    near: ['citizen-service-centres'],
    definition: 'Electronic queues and booking of appointments',
  },
  'e-services': {
    sector: 'digital',
    rarity: 1,
    near: ['citizen-service-centres', 'document-management'],
    definition: 'Services and applications online, city apps, digital identity',
  },
  'document-management': {
    sector: 'digital',
    rarity: 2,
    near: ['heritage-digitisation', 'e-services', 'cybersecurity'],
    definition: 'Paperless administration and electronic documents',
  },
  'contact-centres': {
    sector: 'digital',
    rarity: 2,
    near: ['citizen-participation'],
    definition: 'Hotlines and handling of citizens’ requests and complaints',
  },
  cybersecurity: {
    sector: 'digital',
    rarity: 2,
    near: ['document-management'],
    definition: 'Protection of municipal networks and data, backup and cloud',
  },
  'open-data': {
    sector: 'digital',
    rarity: 2,
    near: ['geographic-information', 'anti-corruption'],
    definition: 'Publishing of public data and its use',
  },
  'geographic-information': {
    sector: 'digital',
    rarity: 2,
    near: ['open-data', 'land-management'],
    definition: 'Geoportals, digital maps and address registers',
  },
  'smart-city-sensors': {
    sector: 'digital',
    rarity: 3,
    near: ['street-lighting', 'air-quality'],
    definition: 'Sensors, connected devices and city dashboards',
  },
  'digital-skills': {
    sector: 'digital',
    rarity: 2,
    near: ['active-ageing'],
    definition: 'Digital literacy of residents and staff',
  },
  broadband: {
    sector: 'digital',
    rarity: 2,
    near: ['village-services'],
    definition: 'Internet access, fibre and public wireless networks',
  },
};
