import { type Actor, can, isSecretariat } from '../../shared/access.ts';
import { DomainError, notFound } from '../../shared/errors.ts';
import { sameValue } from '../../shared/same-value.ts';
import { Membership, Organisation } from '../../shared/schemas/organisation.ts';
import type { Tables } from '../_adapters/dynamodb.ts';
import {
  emailKey,
  importedOrganisationKey,
  membershipKey,
  organisationKey,
  organisationPersonKey,
} from '../_adapters/keys.ts';
import { createRecord, readRecord, recordEvent, replaceRecord } from '../_adapters/records.ts';
import { ConditionFailed, insist, transact, type Write } from '../_adapters/transact.ts';
import type { UseCase } from '../_middleware/api-types.ts';
import { ByEmail, givePersonRole } from './create-organisation.ts';
import type { OrganisationDeps } from './read-organisation.ts';
import { peopleOf, viewOwnOrganisation } from './view-organisation.ts';

/** The organisation for somebody who decides for it, or for the secretariat. */
async function organisationFor(tables: Tables, actor: Actor, id: string): Promise<Organisation> {
  const organisation = await readRecord(tables, Organisation, organisationKey(id));
  if (organisation === undefined || !can(actor, 'see-own', id)) throw notFound();
  if (!can(actor, 'decide', id) && !isSecretariat(actor)) throw new DomainError('not-allowed');
  return organisation;
}

function eventOf(organisation: Organisation, act: string, actor: Actor): Parameters<typeof recordEvent>[1] {
  if (actor.kind !== 'person') throw new DomainError('not-allowed');
  return {
    record: `ORGANISATION#${organisation.id}`,
    version: organisation.version,
    act,
    from: organisation.state,
    to: organisation.state,
    reasons: [],
    actor: { by: 'person', id: actor.id },
    at: organisation.updatedAt,
  };
}

/** Changes profile, contact or language. The organisation's listings follow by themselves. The same change twice is answered like once. */
export function makeReviseOrganisation({ tables, runtime }: OrganisationDeps): UseCase<'revise-organisation'> {
  return async ({ actor, params, body }) => {
    const before = await organisationFor(tables, actor, params.id);
    const { version, ...changes } = body;
    const after: Organisation = { ...before, ...changes, version: version + 1, updatedAt: runtime.now().toISOString() };
    const answer = async (stored: Organisation) => {
      if (!sameValue({ ...stored, updatedAt: '' }, { ...after, updatedAt: '' }))
        throw new DomainError('version.stale', { current: { version: stored.version } });
      return { body: await viewOwnOrganisation(tables, before.id) };
    };
    if (before.version !== version) return answer(before);
    try {
      await transact(tables, [
        replaceRecord(tables, organisationKey(before.id), version, after),
        recordEvent(tables, eventOf(after, 'revise', actor)),
        ...renaming(tables, before, after),
      ]);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (error.failed.includes(2) && !error.failed.includes(0)) throw new DomainError('organisation.exists');
      return answer(await organisationFor(tables, actor, params.id));
    }
    return answer(after);
  };
}

/** The name of an organisation is taken once in its country: a new name is taken and the old one given free in the same transaction. */
function renaming(tables: Tables, before: Organisation, after: Organisation): Write[] {
  const taken = (organisation: Organisation) =>
    importedOrganisationKey(organisation.profile.place.country, organisation.profile.name);
  if (taken(before).pk === taken(after).pk) return [];
  return [
    createRecord(tables, taken(after), { organisationId: after.id }),
    { Delete: { TableName: tables.main, Key: { ...taken(before) } } },
  ];
}

async function hasRole(tables: Tables, email: string, organisationId: string): Promise<boolean> {
  const known = await readRecord(tables, ByEmail, emailKey(email));
  if (known === undefined) return false;
  return (await readRecord(tables, Membership, membershipKey(known.personId, organisationId))) !== undefined;
}

/**
 * Gives a person a role; who has one here already keeps it. The change of people is a change of the organisation: two changes at once
 * cannot pass each other.
 */
export function makeAddPerson({ tables, runtime }: OrganisationDeps): UseCase<'add-person'> {
  return async ({ actor, params, body }) =>
    insist(async () => {
      const before = await organisationFor(tables, actor, params.id);
      if (!(await hasRole(tables, body.email, params.id))) {
        const after: Organisation = { ...before, version: before.version + 1, updatedAt: runtime.now().toISOString() };
        await transact(tables, [
          replaceRecord(tables, organisationKey(before.id), before.version, after),
          recordEvent(tables, eventOf(after, 'add-person', actor)),
          ...(await givePersonRole(tables, runtime, { ...body, organisationId: params.id })),
        ]);
      }
      return { body: await viewOwnOrganisation(tables, params.id) };
    });
}

/** Takes a person's role away, effective at the person's next request. The last representative stays until there is another. */
export function makeRemovePerson({ tables, runtime }: OrganisationDeps): UseCase<'remove-person'> {
  return async ({ actor, params }) =>
    insist(async () => {
      const before = await organisationFor(tables, actor, params.id);
      const membership = await readRecord(tables, Membership, membershipKey(params.personId, params.id));
      if (membership === undefined) throw notFound();
      const representatives = (await peopleOf(tables, params.id)).filter(({ role }) => role === 'representative');
      if (membership.role === 'representative' && representatives.length < 2)
        throw new DomainError('person.last-representative');
      const after: Organisation = { ...before, version: before.version + 1, updatedAt: runtime.now().toISOString() };
      await transact(tables, [
        replaceRecord(tables, organisationKey(before.id), before.version, after),
        recordEvent(tables, eventOf(after, 'remove-person', actor)),
        ...[membershipKey(params.personId, params.id), organisationPersonKey(params.id, params.personId)].map(
          (key) => ({
            Delete: { TableName: tables.main, Key: { ...key } },
          }),
        ),
      ]);
      return { body: undefined };
    });
}
