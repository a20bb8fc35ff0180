import { mailTexts } from '../../shared/i18n/mail.ts';
import type { Language } from '../../shared/languages.ts';
import { Listing } from '../../shared/schemas/listing.ts';
import { Match } from '../../shared/schemas/match.ts';
import type { Notice } from '../../shared/schemas/notice.ts';
import { Organisation, Person } from '../../shared/schemas/organisation.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import { listingKey, matchKey, organisationKey, personKey } from '../_adapters/keys.ts';
import { readRecord } from '../_adapters/records.ts';
import type { Runtime } from '../_adapters/runtime.ts';
import { makeCode } from '../sign-in/codes.ts';
import { codeMail } from './code-mail.ts';
import { listingMail } from './listing-mails.ts';
import { type Block, type Draft, htmlText, type PageAddress, plainText } from './mail-body.ts';
import type { Mail } from './mailer.ts';
import { matchMail } from './match-mails.ts';

export interface ComposeDependencies {
  readonly tables: Tables;
  readonly runtime: Runtime;
  readonly siteOrigin: string;
}

/** Minutes after which somebody who waited for a code has asked again or gone away; a code sent now would only void a newer one. */
const codeIsAwaitedFor = 30;

/**
 * Composes the mail that a notice owes from what is stored now, in the recipient's language. Undefined where nobody has to get one: the
 * recipient is gone, or what the notice tells is no longer so. Throws where a record does not parse or the database does not answer.
 */
export async function composeMail(deps: ComposeDependencies, { cause, createdAt }: Notice): Promise<Mail | undefined> {
  if (cause.kind === 'sign-in-code') {
    if (deps.runtime.now().getTime() - Date.parse(createdAt) > codeIsAwaitedFor * 60_000) return undefined;
    return composeCodeMail(deps, cause.personId);
  }
  const recipient = await readRecord(deps.tables, Organisation, organisationKey(cause.organisationId));
  if (recipient?.contact === undefined || recipient.state === 'left') return undefined;
  const page = pagesOf(deps.siteOrigin, recipient.language);
  const draft =
    'matchId' in cause
      ? await draftMatchMail(deps, cause, recipient, page)
      : await draftListingMail(deps, cause, recipient, page);
  return draft && finish(draft, recipient.contact.email, recipient.language, 'footer.organisation');
}

async function composeCodeMail({ tables, runtime, siteOrigin }: ComposeDependencies, personId: string) {
  const person = await readRecord(tables, Person, personKey(personId));
  if (person === undefined) return undefined;
  const { email, language } = person;
  const code = await makeCode(tables, runtime, email);
  return finish(codeMail(language, code, pagesOf(siteOrigin, language)), email, language, 'footer.person');
}

type ListingCause = Extract<Notice['cause'], { listingId: string }>;
type MatchCause = Extract<Notice['cause'], { matchId: string }>;

async function draftListingMail(
  { tables }: ComposeDependencies,
  cause: ListingCause,
  to: Organisation,
  page: PageAddress,
) {
  const listing = await readRecord(tables, Listing, listingKey(cause.listingId));
  if (listing === undefined || listing.organisationId !== to.id) return undefined;
  return listingMail(to.language, cause, listing, page);
}

async function draftMatchMail({ tables }: ComposeDependencies, cause: MatchCause, to: Organisation, page: PageAddress) {
  const match = await readRecord(tables, Match, matchKey(cause.matchId));
  if (match === undefined) return undefined;
  const { need, offer } = match.sides;
  const own = to.id === need.organisationId ? 'need' : to.id === offer.organisationId ? 'offer' : undefined;
  if (own === undefined) return undefined;
  const other = match.sides[own === 'need' ? 'offer' : 'need'];
  const listingOf = async (id: string | undefined) =>
    id === undefined ? undefined : readRecord(tables, Listing, listingKey(id));
  const [ownListing, otherListing, partner] = await Promise.all([
    listingOf(match.sides[own].listingId),
    listingOf(other.listingId),
    cause.kind === 'introduction' ? readRecord(tables, Organisation, organisationKey(other.organisationId)) : undefined,
  ]);
  return matchMail(cause.kind, { match, own, to, ownListing, otherListing, partner }, page);
}

function pagesOf(siteOrigin: string, language: Language): PageAddress {
  return (path) => new URL(`/${language}${path}`, siteOrigin).href;
}

function finish(
  { subject, blocks }: Draft,
  to: string,
  language: Language,
  footer: 'footer.organisation' | 'footer.person',
): Mail {
  const t = mailTexts(language);
  const all: Block[] = [
    { text: t('greeting') },
    ...blocks,
    { text: `${t('closing')}\n${t('signature')}` },
    { text: t(footer) },
  ];
  return { to, subject, text: plainText(all), html: htmlText(language, subject, all) };
}
