/** Length of one packed record in bytes. */
export const recordBytes = 88;

/** Where each part stands in a packed record. Numbers of several bytes are big-endian. */
export const recordByte = {
  id: 0,
  organisation: 16,
  version: 32,
  publishedAt: 36,
  /** 1 an offer, 2 with an interpreter, 4 standing. */
  flags: 40,
  forms: 41,
  helpTypes: 42,
  traits: 43,
  languages: 44,
  from: 48,
  to: 50,
  size: 52,
  budget: 53,
  stage: 54,
  urgency: 55,
  country: 56,
  oblast: 57,
  capacityLeft: 58,
  exposure: 59,
  tiesLow: 60,
  tiesHigh: 64,
  wantedLow: 68,
  wantedHigh: 72,
  wantedSizes: 76,
  wantedTraits: 77,
  required: 78,
  topics: 79,
} as const;

/** The most topics of a listing. */
export const mostTopics = 8;
/** The byte that stands for no topic and for no capacity. */
export const nothing = 0xff;
