import { z } from 'zod';
import type { RouteId } from '../../shared/routes.ts';
import type { OrganisationName, World } from '../fixtures/world.ts';
import type { RoleName } from './expectations.ts';

/** Pieces of the masked community's name and of its raion's, in both scripts. */
const names = ['Пташиновежан', 'ptashynovezhan', 'Гніздовеж', 'hnizdovezh'].map((name) => name.toLowerCase());
/** What stays with the community itself even after an introduction: its codes and its exact population. */
const exact = /UA6399\d{15}|(?<![\dA-Za-z])7[,. \u00a0]?413(?![\dA-Za-z])/;

/** The masked community's name or raion, wherever it stands. */
export function namesIn(text: string): string[] {
  const lower = text.toLowerCase();
  return names.filter((name) => lower.includes(name));
}

/** The masked community's codes or population. */
export function exactFactsIn(text: string): string[] {
  return [exact.exec(text)?.[0]].flatMap((found) => found ?? []);
}

/** Names, addresses and numbers of contacts and people of all organisations but those given. */
export function contactsIn(
  text: string,
  { organisations, people }: Pick<World, 'organisations' | 'people'>,
  known: readonly string[],
): string[] {
  const lower = text.toLowerCase();
  const contacts = Object.entries(organisations).flatMap(([name, { contact }]) =>
    known.includes(name) ? [] : [contact.name, contact.email, contact.phone ?? '', contact.position ?? ''],
  );
  const addresses = Object.values(people)
    .map(({ email }) => email)
    .filter((email) => !known.some((name) => email.endsWith(`@${name}.example`)));
  return [...contacts, ...addresses].filter((secret) => secret !== '' && lower.includes(secret.toLowerCase()));
}

const homes: Readonly<Record<RoleName, readonly OrganisationName[]>> = {
  representative: ['masked'],
  editor: ['masked'],
  contactOnly: ['masked'],
  removed: ['masked'],
  rear: ['rear'],
  city: ['city'],
  town: ['town'],
  pending: ['pending'],
  secretary: [],
  importer: [],
  ended: [],
  anonymous: [],
};
const everyOrganisation = ['masked', 'rear', 'city', 'town', 'pending', 'association', 'secretariat'];
const introduced = new Set(['introduced', 'accepted-by-one', 'accepted-by-both', 'partnership']);
const accepted = new Set(['accepted-by-both', 'partnership']);
const Match = z.looseObject({ state: z.string(), waitsFor: z.string() });
const Overview = z.looseObject({ matches: z.array(z.looseObject({ state: z.string() })) });
const organisationRoutes: readonly RouteId[] = [
  'create-organisation',
  'read-organisation',
  'read-overview',
  'revise-organisation',
  'add-person',
];

/**
 * What an answer tells that its reader may not know: contacts of others before both have accepted, and of the masked community its name
 * before an introduction, its codes and its population at any time.
 */
export function leaksIn(
  answer: { body: unknown; text: string },
  world: World,
  role: RoleName,
  route: RouteId,
): string[] {
  const match = Match.safeParse(answer.body).data;
  const isSecretary = role === 'secretary';
  const knowsContacts = match !== undefined && accepted.has(match.state);
  const known = knowsContacts
    ? everyOrganisation
    : match !== undefined
      ? []
      : isSecretary && (organisationRoutes.includes(route) || route === 'read-session' || route === 'set-language')
        ? everyOrganisation
        : homes[role];
  const contacts = contactsIn(answer.text, world, known);
  if (isSecretary || homes[role].includes('masked')) return contacts;

  const isOtherSide = role === 'city';
  const knowsName = isOtherSide && (match === undefined ? route === 'read-listing' : introduced.has(match.state));
  const told = isOtherSide && route === 'read-overview' ? withoutIntroduced(answer) : answer.text;
  return [...contacts, ...(knowsName ? [] : namesIn(told)), ...exactFactsIn(answer.text)];
}

/** An overview without the lines of pairs that have been introduced. */
function withoutIntroduced({ body, text }: { body: unknown; text: string }): string {
  const overview = Overview.safeParse(body).data;
  if (overview === undefined) return text;
  return JSON.stringify({ ...overview, matches: overview.matches.filter(({ state }) => !introduced.has(state)) });
}
