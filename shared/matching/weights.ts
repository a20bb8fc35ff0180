/** The factors of a score, in the order in which explanations name them. */
export const factors = [
  'topics',
  'help',
  'languages',
  'window',
  'size',
  'budget',
  'stage',
  'traits',
  'ties',
  'urgency',
  'preferences',
  'exposure',
] as const;
export type Factor = (typeof factors)[number];

/**
 * The most points that each factor can add to the score of one direction; together 10,000. This file is the one place
 * where matching is tuned: what each number does stands in docs/matching.md.
 */
export const weights = {
  topics: 6_000,
  help: 900,
  languages: 900,
  window: 400,
  size: 350,
  budget: 250,
  stage: 200,
  traits: 250,
  ties: 150,
  urgency: 150,
  preferences: 250,
  exposure: 200,
} as const satisfies Record<Factor, number>;

/** Weights for every factor: whole points of at least 0 (of the ties at least 1), together at most 32,767. */
export type Weights = Readonly<Record<Factor, number>>;

/** The value of a factor of which a listing says nothing: silence neither helps nor harms. */
export const unstated = 0.5;

/** How two topics relate, by level: 0 not at all, 1 the same sector, 2 near each other, 3 the same. */
export const relationValues = [0, 0.2, 0.45, 1] as const;

/** By rarity 1, 2, 3: how much one topic of a listing counts beside its others, and what a topic can be worth as the best one. */
export const rarityImportance = { 1: 1, 2: 1.25, 3: 1.5 } as const;
export const rarityWorth = { 1: 0.9, 2: 0.95, 3: 1 } as const;

/** The part of the topics' points that the best topic alone decides; the rest is the share of all topics that is covered. */
export const bestTopicShare = 0.6;

/** Languages: one in common, none but an interpreter on either side, none. */
export const languageValues = { shared: 1, interpreter: 0.5, none: 0 } as const;

/** An overlap of so many months counts in full, or of the own window where that is shorter. */
export const fullOverlapMonths = 12;

/** By how many bands two sizes differ; 0 beyond. */
export const sizeValues = [1, 0.7, 0.35] as const;

/** By how many bands the need's budget goes beyond the offer's; 0 beyond. */
export const budgetValues = [1, 0.6, 0.3] as const;

/** By how many steps two stages differ; 0 beyond. */
export const stageValues = [1, 0.5] as const;

/** By how many steps the offer is slower than the need; 0 beyond. */
export const urgencyValues = [1, 0.5] as const;

/** The partner has no partnership yet, one in the own country, others only. */
export const tieValues = { first: 1, country: 0.6, elsewhere: 0.4 } as const;
