import { domainTexts } from '../../shared/i18n/domain.ts';
import { mailTexts } from '../../shared/i18n/mail.ts';
import type { Language } from '../../shared/languages.ts';
import type { Listing } from '../../shared/schemas/listing.ts';
import type { NoticeCause } from '../../shared/schemas/notice.ts';
import type { Block, Draft, PageAddress } from './mail-body.ts';
import { dayWords, headlineLine } from './mail-words.ts';

type ListingCause = Extract<NoticeCause, { listingId: string }>;

/** A mail to a listing's own organisation; undefined where the listing has moved on, so that the mail would no longer be true. */
export function listingMail(
  language: Language,
  cause: ListingCause,
  listing: Listing,
  page: PageAddress,
): Draft | undefined {
  const link: Block = { link: { label: mailTexts(language)('listing.open'), url: page(`/my/listings/${listing.id}`) } };
  switch (cause.kind) {
    case 'listing-returned':
      return returnedMail(language, listing, link);
    case 'listing-published':
      return publishedMail(language, listing, link);
    case 'listing-expiring':
      return cause.days === 0 ? expiredMail(language, listing, link) : expiringMail(language, listing, link);
  }
}

function returnedMail(language: Language, listing: Listing, link: Block): Draft | undefined {
  const { returned, state } = listing;
  if (state !== 'returned' || returned === undefined) return undefined;
  const t = mailTexts(language);
  const label = domainTexts(language);
  const headline = headlineLine(language, listing);
  return {
    subject: t('returned.subject', { headline }),
    blocks: [
      { text: t('returned.intro') },
      { text: headline },
      { text: t('returned.reasons') },
      { items: returned.reasons.map((reason) => label(`return-reason.${reason}`)) },
      ...(returned.note === '' ? [] : [{ text: t('returned.note') }]),
      { text: t('returned.how') },
      link,
    ],
  };
}

function publishedMail(language: Language, listing: Listing, link: Block): Draft | undefined {
  if (!isShown(listing)) return undefined;
  const t = mailTexts(language);
  const headline = headlineLine(language, listing);
  const { expiresAt } = listing;
  return {
    subject: t('published.subject', { headline }),
    blocks: [
      { text: t('published.intro') },
      { text: headline },
      { text: t('published.next') },
      {
        text:
          expiresAt === undefined
            ? t('published.standing')
            : t('published.until', { date: dayWords(language, expiresAt) }),
      },
      link,
    ],
  };
}

function expiringMail(language: Language, listing: Listing, link: Block): Draft | undefined {
  const { expiresAt, warned } = listing;
  // A renewal takes the warning back; then there is nothing to warn of.
  if (!isShown(listing) || expiresAt === undefined || warned === undefined) return undefined;
  const t = mailTexts(language);
  const headline = headlineLine(language, listing);
  const date = dayWords(language, expiresAt);
  return {
    subject: t('expiring.subject', { headline, date }),
    blocks: [
      { text: t('expiring.intro', { date }) },
      { text: headline },
      { text: t('expiring.renew') },
      { text: t('expiring.rest') },
      link,
    ],
  };
}

function expiredMail(language: Language, listing: Listing, link: Block): Draft | undefined {
  const { expiresAt, state } = listing;
  if (state !== 'expired' || expiresAt === undefined) return undefined;
  const t = mailTexts(language);
  const headline = headlineLine(language, listing);
  return {
    subject: t('expired.subject', { headline }),
    blocks: [
      { text: t('expired.intro', { date: dayWords(language, expiresAt) }) },
      { text: headline },
      { text: t('expired.renew') },
      link,
    ],
  };
}

function isShown({ state }: Listing): boolean {
  return state === 'published' || state === 'paused';
}
