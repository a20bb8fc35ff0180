import { z } from 'zod';

/** Which way a listing looks: a need asks, an offer gives. Either side of Europe may publish either. */
export const ListingKind = z.enum(['need', 'offer']);
export type ListingKind = z.infer<typeof ListingKind>;

/** The form a partnership may take. */
export const Form = z.enum(['twinning', 'capacity-building', 'reconstruction']);
export type Form = z.infer<typeof Form>;

/** What is asked or given. The order is the bit order of the packed index: append only. */
export const HelpType = z.enum([
  'expertise',
  'training',
  'study-visit',
  'equipment',
  'co-funding',
  'co-project',
  'twinning',
]);
export type HelpType = z.infer<typeof HelpType>;

/** Traits of a territory that make two communities alike. The order is the bit order of the packed index: append only. */
export const Trait = z.enum(['rural', 'mountain', 'coastal', 'border', 'industrial']);
export type Trait = z.infer<typeof Trait>;

/** Inhabitants of an organisation's area, in bands that do not single out a community. The order is that of the index: append only. */
export const SizeBand = z.enum([
  'under-5000',
  '5000-10000',
  '10000-20000',
  '20000-50000',
  '50000-100000',
  '100000-500000',
  'over-500000',
]);
export type SizeBand = z.infer<typeof SizeBand>;

const sizeLimits = [5_000, 10_000, 20_000, 50_000, 100_000, 500_000];

/** The size band of a population (a whole number of people, at least 0). A band begins at its lower limit. */
export function sizeBandOf(population: number): SizeBand {
  const index = sizeLimits.filter((limit) => population >= limit).length;
  return SizeBand.options[index] ?? 'over-500000';
}

/** Money that the listing needs or can bring, in euros. The order is that of the index: append only. */
export const BudgetBand = z.enum([
  'none',
  'under-10000',
  '10000-50000',
  '50000-250000',
  '250000-1000000',
  '1000000-5000000',
  'over-5000000',
]);
export type BudgetBand = z.infer<typeof BudgetBand>;

/** How far a project has come. The order is that of the index: append only. */
export const Stage = z.enum(['idea', 'concept', 'study', 'permits']);
export type Stage = z.infer<typeof Stage>;

/** How soon it matters. The order is that of the index: append only. */
export const Urgency = z.enum(['can-wait', 'this-year', 'within-three-months']);
export type Urgency = z.infer<typeof Urgency>;

/** Who may read a part of a listing. */
export const Visibility = z.enum(['public', 'members', 'after-acceptance']);
export type Visibility = z.infer<typeof Visibility>;

/** Kinds of organisation; rights follow from the type. */
export const OrganisationType = z.enum([
  'municipality',
  'region',
  'region-with-legislative-powers',
  'association',
  'supporting-structure',
  'coordinator',
  'financial-institution',
  'civil-society',
  'business',
  'sectoral-organisation',
  'member-of-parliament',
  'individual',
]);
export type OrganisationType = z.infer<typeof OrganisationType>;

/** A person's role in an organisation. `representative` and `editor` write; contacts are introduced; `deputy` stands in for the representative. */
export const Role = z.enum(['representative', 'deputy', 'editor', 'political-contact', 'technical-contact']);
export type Role = z.infer<typeof Role>;

/** Platforms on which the same need may stand. */
export const ExternalSystem = z.enum(['dream', 'cities4cities', 'cemr', 'other']);
export type ExternalSystem = z.infer<typeof ExternalSystem>;
