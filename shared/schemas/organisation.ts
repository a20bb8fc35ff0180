import { z } from 'zod';
import { Language, LanguageCode } from '../languages.ts';
import { CountryCode } from '../places/countries.ts';
import { OrganisationType, Role, SizeBand, Trait } from './codes.ts';
import { Place } from './place.ts';
import { Email, Id, line, Moment } from './text.ts';

/** `applied → eligible → active ⇄ on-hold → suspended → active`, `left` from any. */
export const OrganisationState = z.enum(['applied', 'eligible', 'active', 'on-hold', 'suspended', 'left']);
export type OrganisationState = z.infer<typeof OrganisationState>;

/** The person whom a partner writes to. Released only when both sides have accepted. */
export const Contact = z.strictObject({
  name: line(120),
  position: line(160).optional(),
  email: Email,
  phone: line(40).optional(),
  languages: z.array(LanguageCode).min(1).max(8),
});
export type Contact = z.infer<typeof Contact>;

/** A partner that an organisation has already. */
export const Tie = z.strictObject({ country: CountryCode, name: line(120).optional() });
export type Tie = z.infer<typeof Tie>;

/** What an organisation says of itself and matching uses. */
export const OrganisationProfile = z.strictObject({
  name: line(160),
  type: OrganisationType,
  place: Place,
  population: z.int().min(0).max(100_000_000),
  languages: z.array(LanguageCode).min(1).max(8),
  interpreter: z.boolean().default(false),
  traits: z.array(Trait).max(5).default([]),
  ties: z.array(Tie).max(40).default([]),
});
export type OrganisationProfile = z.infer<typeof OrganisationProfile>;

/** An organisation as it is stored. */
export const Organisation = z.strictObject({
  id: Id,
  version: z.int().positive(),
  state: OrganisationState,
  profile: OrganisationProfile,
  /** Whom a partner writes to; without one the organisation cannot be introduced. */
  contact: Contact.optional(),
  /** The language in which it gets mail. */
  language: Language,
  /** When the declaration was signed; a condition of being introduced. */
  declarationSignedAt: Moment.optional(),
  createdAt: Moment,
  updatedAt: Moment,
});
export type Organisation = z.infer<typeof Organisation>;

/** The organisation's features as a listing keeps them, so that a score is a function of two listings alone. */
export const OrganisationSnapshot = z.strictObject({
  name: line(160),
  type: OrganisationType,
  place: Place,
  sizeBand: SizeBand,
  interpreter: z.boolean(),
  traits: z.array(Trait).max(5),
  tieCountries: z.array(CountryCode).max(40),
});
export type OrganisationSnapshot = z.infer<typeof OrganisationSnapshot>;

/** A person who signs in. */
export const Person = z.strictObject({
  id: Id,
  version: z.int().positive(),
  name: line(120),
  email: Email,
  language: Language,
  /** Whether the person works for the alliance's secretariat. */
  secretariat: z.boolean(),
  createdAt: Moment,
});
export type Person = z.infer<typeof Person>;

/** A person's role in one organisation. */
export const Membership = z.strictObject({ personId: Id, organisationId: Id, role: Role, since: Moment });
export type Membership = z.infer<typeof Membership>;
