import type { KeyTable } from './key-table.ts';

const headline = ['headline'] as const;
const date = ['date'] as const;

/** Texts of the mails. `{headline}` is composed from codes ("Need: heat substations"); it begins with a capital and stands after a colon or alone. */
export const mailKeys = {
  greeting: 'First line of every mail, without a name',
  closing: 'Last line before the signature',
  signature: 'Who writes; the name of the alliance is official',
  'footer.organisation': 'Small print: why an organisation gets this mail',
  'footer.person': 'Small print of the mail with a sign-in code',
  'listing.open': 'Link to a listing',
  'match.open': 'Link to a pair',

  'code.subject': 'Subject of the mail with a sign-in code; the code itself never stands here',
  'code.intro': 'The code follows on a line of its own',
  'code.valid': { about: 'How long the code is valid; {count} minutes', plural: true },
  'code.tries': { about: 'How many attempts the code has; {count} attempts', plural: true },
  'code.newest': 'An earlier code no longer works',
  'code.open': 'Link to the page where the code is entered',
  'code.not-you': 'What to do when the reader did not ask for a code: nothing, and pass it on to nobody',

  'returned.subject': { about: 'Subject: the secretariat asks for changes before it publishes', params: headline },
  'returned.intro':
    'The secretariat has read the listing and asks for changes; the headline follows on a line of its own',
  'returned.reasons': 'The reasons follow as a list',
  'returned.note': 'The secretariat has written a note, which stands on the page',
  'returned.how': 'What to do: change, submit again; nothing is lost',

  'published.subject': { about: 'Subject: the listing is published', params: headline },
  'published.intro': 'The listing was checked and is published; the headline follows on a line of its own',
  'published.next':
    'What happens next: suggestions, interest, review by the secretariat, a question to the organisation',
  'published.until': { about: 'How long it is shown; a mail comes before that day', params: date },
  'published.standing': 'It is shown until the organisation pauses or withdraws it',

  'expiring.subject': { about: 'Subject: the listing is shown until a day', params: ['headline', 'date'] },
  'expiring.intro': { about: 'The listing is shown until a day; the headline follows', params: date },
  'expiring.renew': 'If it still holds: open it and renew it with one button',
  'expiring.rest':
    'If nothing is done: it is no longer shown after that day, nothing is deleted, it can be renewed at any time',

  'expired.subject': { about: 'Subject: the listing is no longer shown; kind, nobody is to blame', params: headline },
  'expired.intro': { about: 'The listing was shown until a day and now rests; the headline follows', params: date },
  'expired.renew': 'If it still holds: open it and renew it with one button; it is shown again at once',

  'introduced.subject': { about: 'Subject: a pair was recommended, please look', params: headline },
  'introduced.intro': 'The secretariat recommends a pair in which the organisation is one side',
  'introduced.yours': 'Label before the headline of the reader’s own listing',
  'introduced.theirs': 'Label before the headline of the other side’s listing',
  'introduced.browsing': 'Instead of a headline: the other side comes without a listing of its own',
  'introduced.look': 'Please look at the pair and accept or decline; both are fine',
  'introduced.contacts': 'Contacts are exchanged only when both have accepted',

  'dismissed.subject': { about: 'Subject: the secretariat does not take an interest further', params: headline },
  'dismissed.intro': 'Thanks for the interest; the secretariat does not take the pair further this time',
  'dismissed.reason': { about: 'The reason, a sentence without a full stop', params: ['reason'] },
  'dismissed.next': 'Nothing else of the organisation is touched; new suggestions keep coming',

  'declined.subject': { about: 'Subject: the other side cannot go ahead; kind', params: headline },
  'declined.intro': 'The other side has thought about it and cannot go ahead now',
  'declined.reason': {
    about: 'The reason in the other side’s voice, a sentence without a full stop',
    params: ['reason'],
  },
  'declined.next': 'Comforting: it is about time and means; the listing stays, others may fit as well',

  'introduction.subject': { about: 'Subject: both have accepted; {name} is the other organisation', params: ['name'] },
  'introduction.intro': 'Both sides have accepted; here is the other side’s contact',
  'introduction.organisation': 'Label: the other organisation',
  'introduction.contact': 'Label: the contact person',
  'introduction.position': 'Label: the contact person’s position',
  'introduction.email': 'Label: e-mail address',
  'introduction.phone': 'Label: telephone number',
  'introduction.languages': 'Label: languages in which the contact person works',
  'introduction.shared': { about: 'Both contact persons work in these languages', params: ['languages'] },
  'introduction.interpreter-yours': 'No shared language; the reader’s organisation has said that it has an interpreter',
  'introduction.interpreter-theirs': 'No shared language; the other organisation has said that it has an interpreter',
  'introduction.interpreter-needed':
    'No shared language and no interpreter: please agree on one; the secretariat helps',
  'introduction.call': 'A suggestion for a first call of half an hour follows as a list',
  'introduction.call-1': 'First five minutes: who is who',
  'introduction.call-2': 'Fifteen minutes: what is needed and what can be given',
  'introduction.call-3': 'Last ten minutes: the next step',
  'introduction.first': 'Either side may write first',
  'introduction.safety': 'Safety in war: exact sites only by a way that both hold for safe',
} as const satisfies KeyTable;
