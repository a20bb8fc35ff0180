import { createHash } from 'node:crypto';
import type { Key } from './records.ts';

/** SHA-256 in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

// Where every kind of record lies in the main table. One function a kind, so that a key is never spelled twice.

export const personKey = (id: string): Key => ({ pk: `PERSON#${id}`, sk: 'PERSON' });
/** Finds a person by address; the address itself is not in the key. */
export const emailKey = (email: string): Key => ({ pk: `EMAIL#${sha256(email)}`, sk: 'EMAIL' });
export const membershipKey = (personId: string, organisationId: string): Key => ({
  pk: `PERSON#${personId}`,
  sk: `MEMBER#${organisationId}`,
});
/** The mirror of a membership, to list an organisation's people. */
export const organisationPersonKey = (organisationId: string, personId: string): Key => ({
  pk: `ORGANISATION#${organisationId}`,
  sk: `PERSON#${personId}`,
});
export const organisationKey = (id: string): Key => ({ pk: `ORGANISATION#${id}`, sk: 'ORGANISATION' });
export const machineKeyKey = (id: string): Key => ({ pk: `KEY#${id}`, sk: 'KEY' });
export const machineKeysPartition = 'KEYS';
export const listingKey = (id: string): Key => ({ pk: `LISTING#${id}`, sk: 'LISTING' });
/** That an organisation owns a listing: immutable, written with the listing. */
export const organisationListingKey = (organisationId: string, listingId: string): Key => ({
  pk: `ORGANISATION#${organisationId}`,
  sk: `LISTING#${listingId}`,
});
export const matchKey = (id: string): Key => ({ pk: `MATCH#${id}`, sk: 'MATCH' });
/** That an organisation is a side of a match. */
export const organisationMatchKey = (organisationId: string, matchId: string): Key => ({
  pk: `ORGANISATION#${organisationId}`,
  sk: `MATCH#${matchId}`,
});
/** That two parties are a pair: there can be one only. A party is a listing, or an organisation that came by browsing. */
export const pairKey = (listingId: string, otherParty: string): Key => ({
  pk: `LISTING#${listingId}`,
  sk: `PAIR#${otherParty}`,
});
/** The listing that an importer brought in under its own id. */
export const importKey = (keyId: string, externalId: string): Key => ({
  pk: `IMPORT#${sha256(`${keyId}|${externalId}`)}`,
  sk: 'IMPORT',
});
/** The organisation that imports know by country and name. */
export const importedOrganisationKey = (country: string, name: string): Key => ({
  pk: `IMPORT#${sha256(`${country}|${name.toLowerCase()}`)}`,
  sk: 'ORGANISATION',
});
