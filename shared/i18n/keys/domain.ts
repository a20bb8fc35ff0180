import type { ListingAct } from '../../listings/states.ts';
import type { MatchAct } from '../../matches/states.ts';
import type {
  BudgetBand,
  ExternalSystem,
  Form,
  HelpType,
  ListingKind,
  OrganisationType,
  Role,
  SizeBand,
  Stage,
  Trait,
  Urgency,
  Visibility,
} from '../../schemas/codes.ts';
import type { ListingState, Preference, ReturnReason } from '../../schemas/listing.ts';
import type { DeclineReason, DismissReason, MatchOrigin, MatchState } from '../../schemas/match.ts';
import type { OrganisationState } from '../../schemas/organisation.ts';
import type { MatchLine } from '../../schemas/views.ts';
import type { KeyTable } from './key-table.ts';

/** Every code that a page may show: a code added to a schema does not compile until it is described here. */
type CodeKey =
  | `kind.${ListingKind}`
  | `form.${Form}`
  | `help.${HelpType}`
  | `size.${SizeBand}`
  | `budget.${BudgetBand}`
  | `stage.${Stage}`
  | `urgency.${Urgency}`
  | `trait.${Trait}`
  | `visibility.${Visibility}`
  | `role.${Role}`
  | `organisation-type.${OrganisationType}`
  | `organisation-state.${OrganisationState}`
  | `listing-state.${ListingState}`
  | `match-state.${MatchState}`
  | `return-reason.${ReturnReason}`
  | `decline-reason.${DeclineReason}`
  | `dismiss-reason.${DismissReason}`
  | `origin.${MatchOrigin}`
  | `waits-for.${MatchLine['waitsFor']}`
  | `external.${ExternalSystem}`
  | `preference.${Preference['about']}`
  | `listing-act.${ListingAct | 'create' | 'revise'}`
  | `match-act.${MatchAct | 'show-interest'}`;

/** Labels of codes, short enough for a tag or a table cell, and the sentences that are composed from them. */
export const domainKeys = {
  'kind.need': 'Kind of listing: somebody asks for help',
  'kind.offer': 'Kind of listing: somebody offers help',
  'form.twinning': 'Form of partnership: a lasting partnership of two municipalities',
  'form.capacity-building': 'Form of partnership: people learn from each other',
  'form.reconstruction': 'Form of partnership: something is repaired or built',
  'help.expertise': 'Type of help: advice by specialists',
  'help.training': 'Type of help: training of staff',
  'help.study-visit': 'Type of help: a visit to see how others do it',
  'help.equipment': 'Type of help: vehicles, machines, devices',
  'help.co-funding': 'Type of help: part of the money',
  'help.co-project': 'Type of help: a joint application to a programme',
  'help.twinning': 'Type of help: a lasting partnership',
  'size.under-5000': 'Size band: inhabitants',
  'size.5000-10000': 'Size band: inhabitants',
  'size.10000-20000': 'Size band: inhabitants',
  'size.20000-50000': 'Size band: inhabitants',
  'size.50000-100000': 'Size band: inhabitants',
  'size.100000-500000': 'Size band: inhabitants',
  'size.over-500000': 'Size band: inhabitants',
  'budget.none': 'Budget band: no money involved',
  'budget.under-10000': 'Budget band, euros',
  'budget.10000-50000': 'Budget band, euros',
  'budget.50000-250000': 'Budget band, euros',
  'budget.250000-1000000': 'Budget band, euros',
  'budget.1000000-5000000': 'Budget band, euros',
  'budget.over-5000000': 'Budget band, euros',
  'stage.idea': 'Stage of a project',
  'stage.concept': 'Stage of a project: a written concept',
  'stage.study': 'Stage of a project: a feasibility study',
  'stage.permits': 'Stage of a project: design and permits are there',
  'urgency.can-wait': 'How soon it matters',
  'urgency.this-year': 'How soon it matters',
  'urgency.within-three-months': 'How soon it matters',
  'trait.rural': 'Trait of a territory',
  'trait.mountain': 'Trait of a territory',
  'trait.coastal': 'Trait of a territory',
  'trait.border': 'Trait of a territory: lies at a state border',
  'trait.industrial': 'Trait of a territory',
  'visibility.public': 'Who may read a part: everybody',
  'visibility.members': 'Who may read a part: signed-in members',
  'visibility.after-acceptance': 'Who may read a part: the partner once both have accepted',
  'role.representative': 'Role of a person in an organisation',
  'role.deputy': 'Role of a person in an organisation',
  'role.editor': 'Role of a person in an organisation',
  'role.political-contact': 'Role of a person in an organisation',
  'role.technical-contact': 'Role of a person in an organisation',
  'organisation-type.municipality': 'Type of organisation; in Ukraine a hromada',
  'organisation-type.region': 'Type of organisation',
  'organisation-type.region-with-legislative-powers': 'Type of organisation',
  'organisation-type.association': 'Type of organisation: of local or regional authorities',
  'organisation-type.supporting-structure': 'Type of organisation: a network that supports others',
  'organisation-type.coordinator': 'Type of organisation: national or territorial coordinator',
  'organisation-type.financial-institution': 'Type of organisation',
  'organisation-type.civil-society': 'Type of organisation',
  'organisation-type.business': 'Type of organisation',
  'organisation-type.sectoral-organisation': 'Type of organisation: for example a water association',
  'organisation-type.member-of-parliament': 'Type of organisation',
  'organisation-type.individual': 'Type of organisation: a single person',
  'organisation-state.applied': 'State of a membership',
  'organisation-state.eligible': 'State of a membership: checked, declaration not yet signed',
  'organisation-state.active': 'State of a membership',
  'organisation-state.on-hold': 'State of a membership: rests without blame and returns by itself',
  'organisation-state.suspended': 'State of a membership',
  'organisation-state.left': 'State of a membership',
  'listing-state.draft': 'State of a listing',
  'listing-state.submitted': 'State of a listing: waits for the secretariat',
  'listing-state.returned': 'State of a listing: sent back with reasons',
  'listing-state.published': 'State of a listing',
  'listing-state.paused': 'State of a listing: hidden for a while by its author',
  'listing-state.withdrawn': 'State of a listing: taken down for good',
  'listing-state.expired': 'State of a listing: its time is over',
  'match-state.proposed': 'State of a pair: one side is interested',
  'match-state.endorsed': 'State of a pair: the secretariat agrees, something is still missing before the introduction',
  'match-state.dismissed': 'State of a pair: the secretariat takes it no further',
  'match-state.introduced': 'State of a pair: both have been asked',
  'match-state.accepted-by-one': 'State of a pair',
  'match-state.accepted-by-both': 'State of a pair',
  'match-state.partnership': 'State of a pair',
  'match-state.declined': 'State of a pair',
  'match-state.lapsed': 'State of a pair: ended without a decision',
  'return-reason.unclear': 'Why the secretariat sends a listing back; kind, addressed to the author',
  'return-reason.not-concrete': 'Why the secretariat sends a listing back',
  'return-reason.not-achievable': 'Why the secretariat sends a listing back',
  'return-reason.unsafe-to-publish':
    'Why the secretariat sends a listing back: it names something that must not be public in a war',
  'return-reason.names-a-person': 'Why the secretariat sends a listing back: personal data',
  'return-reason.wrong-topic': 'Why the secretariat sends a listing back',
  'return-reason.duplicate': 'Why the secretariat sends a listing back',
  'decline-reason.no-capacity-now': 'Why a side says no; worded kindly, the other side reads it',
  'decline-reason.timing': 'Why a side says no',
  'decline-reason.not-our-topic': 'Why a side says no',
  'decline-reason.language': 'Why a side says no',
  'decline-reason.funding': 'Why a side says no',
  'decline-reason.already-partnered': 'Why a side says no',
  'decline-reason.council-decided-otherwise': 'Why a side says no',
  'decline-reason.other': 'Why a side says no',
  'dismiss-reason.topic-does-not-fit': 'Why the secretariat takes a pair no further',
  'dismiss-reason.forms-do-not-fit': 'Why the secretariat takes a pair no further',
  'dismiss-reason.capacity-used-up': 'Why the secretariat takes a pair no further',
  'dismiss-reason.trust-not-established': 'Why the secretariat takes a pair no further',
  'dismiss-reason.better-match-exists': 'Why the secretariat takes a pair no further',
  'dismiss-reason.duplicate': 'Why the secretariat takes a pair no further',
  'origin.suggestion': 'How a pair came about',
  'origin.browsing': 'How a pair came about: somebody answered a listing without having one',
  'origin.secretariat': 'How a pair came about',
  'origin.round': 'How a pair came about: the regular search of the platform',
  'waits-for.secretariat': 'Who has to act next',
  'waits-for.need': 'Who has to act next: the side with the need',
  'waits-for.offer': 'Who has to act next: the side with the offer',
  'waits-for.both': 'Who has to act next',
  'waits-for.declaration': 'Who has to act next: the declaration of the alliance has to be signed first',
  'waits-for.nobody': 'Who has to act next: nobody',
  'external.dream': 'Another platform on which the listing stands (a name)',
  'external.cities4cities': 'Another platform on which the listing stands (a name)',
  'external.cemr': 'Another platform on which the listing stands (a name)',
  'external.other': 'Another platform on which the listing stands',
  'preference.country': 'What a wish about the partner is about',
  'preference.size': 'What a wish about the partner is about',
  'preference.trait': 'What a wish about the partner is about',
  'listing-act.create': 'Line of a record: what happened to a listing',
  'listing-act.revise': 'Line of a record: what happened to a listing',
  'listing-act.submit': 'Line of a record: what happened to a listing',
  'listing-act.take-back': 'Line of a record: what happened to a listing',
  'listing-act.return': 'Line of a record: what happened to a listing',
  'listing-act.publish': 'Line of a record: what happened to a listing',
  'listing-act.pause': 'Line of a record: what happened to a listing',
  'listing-act.resume': 'Line of a record: what happened to a listing',
  'listing-act.renew': 'Line of a record: what happened to a listing',
  'listing-act.withdraw': 'Line of a record: what happened to a listing',
  'listing-act.expire': 'Line of a record: what happened to a listing',
  'match-act.show-interest': 'Line of a record: what happened to a pair',
  'match-act.endorse': 'Line of a record: what happened to a pair',
  'match-act.dismiss': 'Line of a record: what happened to a pair',
  'match-act.introduce': 'Line of a record: what happened to a pair',
  'match-act.accept-first': 'Line of a record: what happened to a pair',
  'match-act.accept-second': 'Line of a record: what happened to a pair',
  'match-act.decline': 'Line of a record: what happened to a pair',
  'match-act.withdraw-interest': 'Line of a record: what happened to a pair',
  'match-act.lapse': 'Line of a record: what happened to a pair',
  'match-act.form-partnership': 'Line of a record: what happened to a pair',
  'who.named': { about: 'Who: name and where it is; the name cannot be inflected', params: ['name', 'where'] },
  'who.masked': { about: 'Who, where the community may not be named', params: ['where'] },
  'who.masked-sized': {
    about: 'Who, where the community may not be named, with its size band',
    params: ['where', 'size'],
  },
  'place.hromada': { about: 'A Ukrainian community by its name, an adjective in the nominative', params: ['name'] },
  'place.raion': { about: 'A raion by its name, an adjective in the nominative', params: ['name'] },
  'headline.no-topic': 'A draft that has no topic yet',
  'headline.line': { about: 'Kind and topics in one line', params: ['kind', 'topics'] },
  'headline.need': { about: 'One sentence: somebody looks for a partner', params: ['who'] },
  'headline.need-help': { about: 'The same with kinds of help, a list', params: ['who', 'help'] },
  'headline.offer': { about: 'One sentence: somebody offers help', params: ['who'] },
  'headline.offer-help': { about: 'The same with kinds of help, a list', params: ['who', 'help'] },
  'headline.forms': { about: 'Second sentence: forms of partnership, a list', params: ['forms'] },
} as const satisfies KeyTable & Record<CodeKey, string>;
