import { domainTexts } from '../../shared/i18n/domain.ts';
import { mailTexts } from '../../shared/i18n/mail.ts';
import { hasAcceptedBoth, isIntroduced } from '../../shared/matches/states.ts';
import type { Listing } from '../../shared/schemas/listing.ts';
import type { Match, SideName } from '../../shared/schemas/match.ts';
import type { NoticeCause } from '../../shared/schemas/notice.ts';
import type { Organisation } from '../../shared/schemas/organisation.ts';
import { introductionMail } from './introduction-mail.ts';
import type { Block, Draft, PageAddress } from './mail-body.ts';
import { headlineLine } from './mail-words.ts';

/** A pair as one side of it gets mail about it. `partner` is read only for the introduction itself. */
export interface PairForMail {
  readonly match: Match;
  readonly own: SideName;
  readonly to: Organisation;
  readonly ownListing: Listing | undefined;
  readonly otherListing: Listing | undefined;
  readonly partner: Organisation | undefined;
}

type MatchKind = Extract<NoticeCause, { matchId: string }>['kind'];

/**
 * A mail about a pair; undefined where the pair has moved on, so that the mail would no longer be true. Before both have accepted no mail
 * names anybody or any place: the page behind the link shows what its reader may see.
 */
export function matchMail(kind: MatchKind, pair: PairForMail, page: PageAddress): Draft | undefined {
  const { match, to, partner } = pair;
  const link: Block = { link: { label: mailTexts(to.language)('match.open'), url: page(`/matches/${match.id}`) } };
  switch (kind) {
    case 'match-introduced':
      return isIntroduced(match.state) && !hasAcceptedBoth(match.state) ? introducedMail(pair, link) : undefined;
    case 'match-dismissed':
      return match.state === 'dismissed' ? dismissedMail(pair, link) : undefined;
    case 'match-declined':
      return match.state === 'declined' ? declinedMail(pair, link) : undefined;
    case 'introduction':
      return hasAcceptedBoth(match.state) && partner !== undefined ? introductionMail(to, partner, link) : undefined;
  }
}

/** The pair in one line: the reader's own listing where there is one, the other's where the reader came by browsing. */
function headlineOfPair({ to, ownListing, otherListing }: PairForMail): string {
  const listing = ownListing ?? otherListing;
  return listing === undefined ? '' : headlineLine(to.language, listing);
}

function introducedMail(pair: PairForMail, link: Block): Draft {
  const { to, ownListing, otherListing } = pair;
  const t = mailTexts(to.language);
  const rows: [string, string][] = [];
  if (ownListing !== undefined) rows.push([t('introduced.yours'), headlineLine(to.language, ownListing)]);
  if (otherListing !== undefined) rows.push([t('introduced.theirs'), headlineLine(to.language, otherListing)]);
  return {
    subject: t('introduced.subject', { headline: headlineOfPair(pair) }),
    blocks: [
      { text: t('introduced.intro') },
      { rows },
      ...(otherListing === undefined ? [{ text: t('introduced.browsing') }] : []),
      { text: t('introduced.look') },
      { text: t('introduced.contacts') },
      link,
    ],
  };
}

function dismissedMail(pair: PairForMail, link: Block): Draft {
  const { language } = pair.to;
  const t = mailTexts(language);
  const reason = pair.match.dismissed?.reason;
  return {
    subject: t('dismissed.subject', { headline: headlineOfPair(pair) }),
    blocks: [
      { text: t('dismissed.intro') },
      ...(reason === undefined
        ? []
        : [{ text: t('dismissed.reason', { reason: domainTexts(language)(`dismiss-reason.${reason}`) }) }]),
      { text: t('dismissed.next') },
      link,
    ],
  };
}

function declinedMail(pair: PairForMail, link: Block): Draft | undefined {
  const { declined } = pair.match;
  if (declined?.by === pair.own) return undefined;
  const { language } = pair.to;
  const t = mailTexts(language);
  return {
    subject: t('declined.subject', { headline: headlineOfPair(pair) }),
    blocks: [
      { text: t('declined.intro') },
      ...(declined === undefined
        ? []
        : [{ text: t('declined.reason', { reason: domainTexts(language)(`decline-reason.${declined.reason}`) }) }]),
      { text: t('declined.next') },
      link,
    ],
  };
}
