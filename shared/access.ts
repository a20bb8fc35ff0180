import type { Role } from './schemas/codes.ts';
import type { OrganisationState } from './schemas/organisation.ts';

/** An organisation in which a person holds a role, with the state it has at this request. */
export interface ActorOrganisation {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly state: OrganisationState;
}

/** Who is asking: resolved afresh for every request from a session or a key, never from anything the caller says. */
export type Actor =
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly sessionId: string;
      readonly secretariat: boolean;
      readonly organisations: readonly ActorOrganisation[];
    }
  | { readonly kind: 'key'; readonly id: string };

/** What can be done with something that belongs to one or two organisations. */
export type Action =
  /** Write listings and show interest for the organisation. */
  | 'write'
  /** Accept and decline, manage people and profile. */
  | 'decide'
  /** See what only the organisation itself sees. */
  | 'see-own'
  /** Review, endorse, introduce: the secretariat's work. */
  | 'review';

const rolesFor: Record<Exclude<Action, 'review'>, readonly Role[]> = {
  write: ['representative', 'deputy', 'editor'],
  decide: ['representative', 'deputy'],
  'see-own': ['representative', 'deputy', 'editor', 'political-contact', 'technical-contact'],
};

/**
 * The one function that decides. Deny by default: `owner` is the organisation that the record belongs to as it is stored.
 * The secretariat reviews everything and sees everything, and writes nothing in an organisation's name.
 */
export function can(actor: Actor, action: Action, owner: string): boolean {
  if (actor.kind !== 'person') return false;
  if (action === 'review') return actor.secretariat;
  if (action === 'see-own' && actor.secretariat) return true;
  return actor.organisations.some(
    (organisation) =>
      organisation.id === owner && organisation.state !== 'left' && rolesFor[action].includes(organisation.role),
  );
}

/** Whether the actor reads as a member: a person of the secretariat, or of an organisation that the alliance has verified. */
export function isMember(actor: Actor): boolean {
  return (
    actor.kind === 'person' &&
    (actor.secretariat || actor.organisations.some((organisation) => organisation.state === 'active'))
  );
}

/** Whether the actor works for the secretariat. */
export function isSecretariat(actor: Actor): boolean {
  return actor.kind === 'person' && actor.secretariat;
}

/** The organisation of the actor's with this id, if the actor has a role in it. */
export function ownOrganisation(actor: Actor, organisationId: string): ActorOrganisation | undefined {
  return actor.kind === 'person'
    ? actor.organisations.find((organisation) => organisation.id === organisationId)
    : undefined;
}
