import { describe, expect, it } from 'vitest';
import { codeMail } from '../../../functions/notices/code-mail.ts';
import { listingMail } from '../../../functions/notices/listing-mails.ts';
import { type Draft, htmlText, plainText } from '../../../functions/notices/mail-body.ts';
import { matchMail, type PairForMail } from '../../../functions/notices/match-mails.ts';
import { type Language, languages } from '../../../shared/languages.ts';
import type { Listing } from '../../../shared/schemas/listing.ts';
import { type Match, MatchState } from '../../../shared/schemas/match.ts';
import type { NoticeCause } from '../../../shared/schemas/notice.ts';
import { canary, idOf, listingOf, maskedCommunity, matchOf, openCity } from './samples.ts';

const page = (path: string) => `https://mistok.example/en${path}`;
const expiresAt = '2027-06-30T23:59:59.999Z';
const words = (draft: Draft | undefined) =>
  draft === undefined
    ? ''
    : [draft.subject, plainText(draft.blocks), htmlText('en', draft.subject, draft.blocks)].join('\n');

const about = { organisationId: idOf(1), listingId: idOf(11) };
const listingCases: [string, Extract<NoticeCause, { listingId: string }>, Partial<Listing>][] = [
  [
    'returned',
    { kind: 'listing-returned', ...about },
    {
      state: 'returned',
      returned: { reasons: ['unsafe-to-publish', 'unclear'], note: `Not near ${canary}, see https://evil.example` },
    },
  ],
  ['published', { kind: 'listing-published', ...about }, { state: 'published', expiresAt }],
  ['published without an end', { kind: 'listing-published', ...about }, { state: 'published' }],
  [
    'shown for thirty days more',
    { kind: 'listing-expiring', days: 30, ...about },
    { state: 'published', expiresAt, warned: 30 },
  ],
  [
    'shown for seven days more',
    { kind: 'listing-expiring', days: 7, ...about },
    { state: 'paused', expiresAt, warned: 7 },
  ],
  ['no longer shown', { kind: 'listing-expiring', days: 0, ...about }, { state: 'expired', expiresAt, warned: 0 }],
];

function pair(language: Language, match: Partial<Match>, over: Partial<PairForMail> = {}): PairForMail {
  const community = maskedCommunity();
  const city = openCity({ language });
  return {
    match: matchOf(match),
    own: 'offer',
    to: city,
    ownListing: listingOf(city, { id: idOf(12), kind: 'offer' }),
    otherListing: listingOf(community),
    partner: community,
    ...over,
  };
}

describe.each(languages)('the mails in %s', (language) => {
  const complete = (draft: Draft | undefined) => {
    const text = words(draft);
    expect(text).not.toMatch(/\{\w+\}|undefined|\bnull\b|\.\./);
    expect(text).not.toContain('evil');
    return text;
  };

  it.each(listingCases)('tell that a listing is %s', (_, cause, over) => {
    const text = complete(listingMail(language, cause, listingOf(maskedCommunity(), over), page));

    expect(text).toContain(`/en/my/listings/${idOf(11)}`);
    expect(text).not.toContain(canary);
  });

  it('bring a code, how long it is valid and what to do when nobody asked', () => {
    const draft = codeMail(language, '048213', page);
    const text = complete(draft);

    expect(draft.subject).not.toMatch(/\d/);
    expect(text).toContain('048213');
    expect(text).toContain('10');
    expect(text).toContain('5');
    expect(text).toContain('/sign-in');
  });

  it.each([
    ['match-introduced', { state: 'introduced' }],
    ['match-introduced', { state: 'accepted-by-one' }],
    ['match-dismissed', { state: 'dismissed', dismissed: { reason: 'capacity-used-up', note: `${canary} evil` } }],
    ['match-declined', { state: 'declined', declined: { by: 'need', reason: 'timing', note: `${canary} evil` } }],
  ] as const)('of the kind %s name nobody and no place', (kind, match) => {
    const text = complete(matchMail(kind, pair(language, match), page));

    expect(text).toContain(`/matches/${idOf(21)}`);
    expect(text).not.toContain(canary);
    expect(text).not.toMatch(/Kharkiv|Харків|kanarkivka|7.?412/i);
  });

  it('introduce the two when both have accepted, with all that a first call needs', () => {
    const text = complete(matchMail('introduction', pair(language, { state: 'accepted-by-both' }), page));

    expect(text).toContain(canary);
    expect(text).toContain('contact@kanarkivka.example');
    expect(text).toContain('+380 00 000 00 01');
    expect(text).toContain(language === 'en' ? 'Ukrainian' : 'Українська');
  });

  it('tell a side without a listing, and a side whose partner has none', () => {
    complete(matchMail('match-introduced', pair(language, {}, { ownListing: undefined }), page));
    complete(matchMail('match-introduced', pair(language, {}, { otherListing: undefined }), page));
    complete(
      matchMail(
        'match-dismissed',
        pair(language, { state: 'dismissed' }, { ownListing: undefined, otherListing: undefined }),
        page,
      ),
    );
  });
});

describe('a mail that would no longer be true', () => {
  it('is not sent when the listing has moved on', () => {
    const community = maskedCommunity();
    const late = (cause: Extract<NoticeCause, { listingId: string }>, over: Partial<Listing>) =>
      listingMail('en', cause, listingOf(community, over), page);

    expect(late({ kind: 'listing-returned', ...about }, { state: 'submitted' })).toBeUndefined();
    expect(late({ kind: 'listing-published', ...about }, { state: 'withdrawn' })).toBeUndefined();
    expect(late({ kind: 'listing-expiring', days: 7, ...about }, { state: 'published', expiresAt })).toBeUndefined();
    expect(late({ kind: 'listing-expiring', days: 0, ...about }, { state: 'published', expiresAt })).toBeUndefined();
  });

  it('never brings a contact before both have accepted', () => {
    for (const state of MatchState.options) {
      const text = words(matchMail('introduction', pair('en', { state }), page));

      expect(text.includes(canary)).toBe(state === 'accepted-by-both' || state === 'partnership');
    }
  });

  it('does not ask about a pair that has been decided', () => {
    for (const state of [
      'proposed',
      'endorsed',
      'dismissed',
      'declined',
      'lapsed',
      'accepted-by-both',
      'partnership',
    ] as const)
      expect(matchMail('match-introduced', pair('en', { state }), page)).toBeUndefined();
  });

  it('does not tell a side of its own decline', () => {
    const declined = { by: 'offer' as const, reason: 'timing' as const, note: '' };

    expect(matchMail('match-declined', pair('en', { state: 'declined', declined }), page)).toBeUndefined();
  });
});

describe('the introduction', () => {
  const introduce = (over: Partial<PairForMail>) =>
    words(matchMail('introduction', pair('en', { state: 'accepted-by-both' }, over), page));

  it('says when the two can speak to each other', () => {
    const community = maskedCommunity();
    const partner = maskedCommunity({ contact: { name: 'O. P.', email: 'a@b.example', languages: ['uk', 'en'] } });

    expect(introduce({ partner })).toContain('Shared languages: English.');
    expect(introduce({ partner: community })).not.toContain('Shared languages');
  });

  it('says who brings the interpreter', () => {
    const city = openCity();
    const without = openCity({ profile: { ...city.profile, interpreter: false } });
    const community = maskedCommunity();
    const withOne = maskedCommunity({ profile: { ...community.profile, interpreter: true } });

    expect(introduce({})).toContain('Your organisation has said that it has an interpreter');
    expect(introduce({ to: without, partner: withOne })).toContain('The other side has said that it has one');
    expect(introduce({ to: without })).toContain('who finds one');
  });

  it('gives names as typed and as the reader can read them, and links to nothing that was typed', () => {
    const partner = maskedCommunity({
      contact: {
        name: 'Олена Петренко https://evil.example',
        position: 'www.evil.example',
        email: 'a@b.example',
        phone: 'evil.example',
        languages: ['uk'],
      },
    });

    const text = introduce({ partner });

    expect(text).toContain('Олена Петренко');
    expect(text).toContain('Olena Petrenko');
    expect(text).not.toMatch(/https?:\/\/evil|www\.evil|evil\.example/);
  });
});
