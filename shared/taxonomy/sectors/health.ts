import type { TopicsOf } from '../topic-types.ts';

export const healthTopics: TopicsOf<'health'> = {
  'primary-care': {
    sector: 'health',
    rarity: 1,
    near: ['mobile-clinics', 'telemedicine'],
    definition: 'Family doctors, nurses and outpatient clinics',
  },
  'mobile-clinics': {
    sector: 'health',
    rarity: 2,
    near: ['primary-care'],
    definition: 'Doctors on wheels for villages far from a hospital',
  },
  telemedicine: {
    sector: 'health',
    rarity: 2,
    near: ['primary-care'],
    definition: 'Consultation and diagnosis at a distance',
  },
  'hospital-modernisation': {
    sector: 'health',
    rarity: 1,
    near: ['health-workforce', 'emergency-medicine'],
    definition: 'Wards, operating theatres and medical equipment of hospitals',
  },
  'emergency-medicine': {
    sector: 'health',
    rarity: 2,
    near: ['hospital-modernisation', 'first-aid-training'],
    definition: 'Ambulances, emergency departments and paramedics',
  },
  'public-health': {
    sector: 'health',
    rarity: 2,
    near: ['health-workforce'],
    definition: 'Vaccination, screening, hygiene and healthy living',
  },
  'maternal-and-child-health': {
    sector: 'health',
    rarity: 2,
    near: ['early-intervention'],
    definition: 'Maternity wards, newborns and child health',
  },
  'palliative-care': {
    sector: 'health',
    rarity: 3,
    near: ['home-care'],
    definition: 'Hospices and care at the end of life',
  },
  'health-workforce': {
    sector: 'health',
    rarity: 2,
    near: ['hospital-modernisation', 'public-health'],
    definition: 'Training and keeping of doctors and nurses, running of hospitals',
  },
};
