import { describe, expect, it } from 'vitest';
import { type Action, type Actor, can, isMember, isSecretariat, ownOrganisation } from '../../shared/access.ts';
import { Role } from '../../shared/schemas/codes.ts';
import { OrganisationState } from '../../shared/schemas/organisation.ts';

const own = '01ARZ3NDEKTSV4RRFFQ69G5FAA';
const foreign = '01ARZ3NDEKTSV4RRFFQ69G5FAB';
const person = (role: Role | undefined, state: OrganisationState = 'active', secretariat = false): Actor => ({
  kind: 'person',
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAC',
  sessionId: 's',
  secretariat,
  organisations: role === undefined ? [] : [{ id: own, name: 'Own', role, state }],
});
const actions: readonly Action[] = ['write', 'decide', 'see-own', 'review'];
const allowed = (actor: Actor, owner = own) => actions.filter((action) => can(actor, action, owner));

const rights: Readonly<Record<Role, readonly Action[]>> = {
  representative: ['write', 'decide', 'see-own'],
  deputy: ['write', 'decide', 'see-own'],
  editor: ['write', 'see-own'],
  'political-contact': ['see-own'],
  'technical-contact': ['see-own'],
};

describe('what a role allows', () => {
  it.each(Role.options)('is as written for %s in the own organisation, and nothing in another', (role) => {
    expect(allowed(person(role))).toEqual(rights[role]);
    expect(allowed(person(role), foreign)).toEqual([]);
  });

  it('ends when the organisation has left', () => {
    for (const state of OrganisationState.options)
      expect(allowed(person('representative', state)), state).toEqual(state === 'left' ? [] : rights.representative);
  });

  it('is nothing for nobody, for a key and for a person without a role', () => {
    const actors: Actor[] = [{ kind: 'nobody' }, { kind: 'key', id: own }, person(undefined)];

    expect(actors.flatMap((actor) => allowed(actor))).toEqual([]);
  });

  it('lets the secretariat see and review everything and write nothing in anybody’s name', () => {
    expect(allowed(person(undefined, 'active', true), foreign)).toEqual(['see-own', 'review']);
    expect(isSecretariat(person(undefined, 'active', true))).toBe(true);
    expect(isSecretariat({ kind: 'key', id: own })).toBe(false);
  });
});

describe('a member', () => {
  it('belongs to a verified organisation or to the secretariat', () => {
    const states = OrganisationState.options.filter((state) => isMember(person('editor', state)));

    expect(states).toEqual(['active']);
    expect(isMember(person(undefined, 'active', true))).toBe(true);
    expect([{ kind: 'nobody' } as const, { kind: 'key', id: own } as const, person(undefined)].some(isMember)).toBe(
      false,
    );
  });

  it('has the organisations in which a role is held', () => {
    expect(ownOrganisation(person('editor'), own)?.role).toBe('editor');
    expect(ownOrganisation(person('editor'), foreign)).toBeUndefined();
    expect(ownOrganisation({ kind: 'key', id: own }, own)).toBeUndefined();
  });
});
