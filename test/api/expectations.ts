// Longer than other files: it is a table, and a table in two files is two tables.
import { ErrorCode } from '../../shared/errors.ts';
import type { RouteId } from '../../shared/routes.ts';

/** Who calls. The first three belong to the masked community, whose listings, matches and profile the rows are about. */
export const roles = [
  'representative',
  'editor',
  'contactOnly',
  /** Another community's representative. */
  'rear',
  /** The other side of each match. */
  'city',
  /** Another European member that has nothing to do with any of it. */
  'town',
  /** The representative of an organisation that is not verified. */
  'pending',
  'secretary',
  'importer',
  /** Signed in, but the role was taken away. */
  'removed',
  /** With a session that was ended. */
  'ended',
  'anonymous',
] as const;
export type RoleName = (typeof roles)[number];

export type Outcome = 'ok' | ErrorCode;

/** For each route: what a call of each role for each resource has to come to. */
export type Expectation = ReadonlyMap<RoleName, ReadonlyMap<string, Outcome>>;

const numbers: Readonly<Record<string, Outcome>> = {
  ok: 'ok',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  409: 'transition.refused',
};

const isRole = (name: string): name is RoleName => roles.some((role) => role === name);

/**
 * Reads a table: its first line names the resources, each row begins with the roles that it holds for (cells may go on in the next line);
 * a number stands for its usual code.
 */
function table(text: string): Expectation {
  const [head = [], ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const rows: { names: string[]; cells: string[] }[] = [];
  for (const [first = '', ...rest] of lines) {
    const names = first.split(',');
    if (names.every(isRole)) rows.push({ names, cells: rest });
    else rows.at(-1)?.cells.push(first, ...rest);
  }
  const expectation = new Map<RoleName, Map<string, Outcome>>();
  for (const { names, cells } of rows) {
    if (cells.length !== head.length)
      throw new Error(`«${names}» has ${cells.length} cells under ${head.length} heads`);
    const outcomes = cells.map((cell) => numbers[cell] ?? ErrorCode.parse(cell));
    for (const role of names.filter(isRole)) {
      if (expectation.has(role)) throw new Error(`«${role}» has two rows`);
      expectation.set(role, new Map(head.map((resource, index) => [resource, outcomes[index] ?? 'unexpected'])));
    }
  }
  return expectation;
}

const everybody = table(`
  it
  representative,editor,contactOnly,rear,city,town,pending,secretary,importer,removed,ended,anonymous ok
`);
const signedIn = table(`
  it
  representative,editor,contactOnly,rear,city,town,pending,secretary,removed ok
  importer                                                                  403
  ended,anonymous                                                           401
`);
const deskOnly = table(`
  it
  secretary                                                               ok
  representative,editor,contactOnly,rear,city,town,pending,importer,removed 403
  ended,anonymous                                                         401
`);

/** Of somebody else's listing only the published one is known; nobody but its own organisation may do anything with it. */
const foreignListing = `
  contactOnly,secretary    403   403       403      403       403    403       403     404
  rear,city,town,pending   404   404       404      403       404    404       404     404
  importer,removed         403   403       403      403       403    403       403     403
  ended,anonymous          401   401       401      401       401    401       401     401`;
const listingHead = `
                           draft submitted returned published paused withdrawn expired missing`;
const notTheDesk = `
  representative,editor,contactOnly,rear,city,town,pending,importer,removed
                           403   403       403      403       403    403       403     403
  ended,anonymous          401   401       401      401       401    401       401     401`;

const matchHead = `
  proposed-by-need proposed-by-offer endorsed dismissed introduced accepted-by-need accepted-by-offer accepted-by-both partnership declined lapsed missing`;
const foreignMatch = `
  rear,town,pending 404 404 404 404 404 404 404 404 404 404 404 404
  importer,removed  403 403 403 403 403 403 403 403 403 403 403 403
  ended,anonymous   401 401 401 401 401 401 401 401 401 401 401 401`;
/** Roles of a side that may not decide: they know what their side knows. */
const onlyLooking = `
  editor,contactOnly 403 404 403 403 403 403 403 403 403 403 403 404
  secretary          403 403 403 403 403 403 403 403 403 403 403 404`;
const notTheDeskForMatches = `
  representative,editor,contactOnly,rear,city,town,pending,importer,removed 403 403 403 403 403 403 403 403 403 403 403 403
  ended,anonymous    401 401 401 401 401 401 401 401 401 401 401 401`;

const ownProfile = `
                       masked rear city pending missing
  representative       ok     404  404  404     404
  rear                 404    ok   404  404     404
  city                 404    404  ok   404     404
  town                 404    404  404  404     404
  pending              404    404  404  ok      404
  secretary            ok     ok   ok   ok      404
  importer,removed     403    403  403  403     403
  ended,anonymous      401    401  401  401     401`;

export const expectations: Readonly<Record<RouteId, Expectation>> = {
  // Signing in
  'request-code': everybody,
  'sign-in': table(`
    wrong-code
    representative,editor,contactOnly,rear,city,town,pending,secretary,importer,removed,ended,anonymous sign-in.code-wrong
  `),
  'read-session': everybody,
  'sign-out': signedIn,
  'list-sessions': signedIn,
  'set-language': signedIn,
  'end-session': table(`
                                                                              own foreign missing
    representative,editor,contactOnly,rear,city,town,pending,secretary,removed ok  404     404
    importer                                                                  403 403     403
    ended,anonymous                                                           401 401     401
  `),
  'list-keys': deskOnly,
  'create-key': deskOnly,
  'end-key': table(`
                                                                              it  missing
    secretary                                                                 ok  404
    representative,editor,contactOnly,rear,city,town,pending,importer,removed 403 403
    ended,anonymous                                                           401 401
  `),

  // Organisations
  'find-places': everybody,
  'create-organisation': deskOnly,
  'read-organisation': table(`
                                             masked rear city pending missing
    representative,editor,contactOnly        ok     ok   ok   404     404
    rear,city,town                           404    ok   ok   404     404
    pending                                  404    ok   ok   ok      404
    secretary                                ok     ok   ok   ok      404
    importer,removed,ended,anonymous         404    ok   ok   404     404
  `),
  'read-overview': table(`${ownProfile}
    editor,contactOnly ok     404  404  404     404
  `),
  'revise-organisation': table(`${ownProfile}
    editor,contactOnly 403    404  404  404     404
  `),
  'add-person': table(`${ownProfile}
    editor,contactOnly 403    404  404  404     404
  `),
  'remove-person': table(`
                       editor representative   stranger foreign missing
    representative     ok     person.last-representative 404  404 404
    secretary          ok     person.last-representative 404  person.last-representative 404
    editor,contactOnly 403    403              403      404     404
    rear,town,pending  404    404              404      404     404
    city               404    404              404      person.last-representative 404
    importer,removed   403    403              403      403     403
    ended,anonymous    401    401              401      401     401
  `),

  // Listings
  'browse-listings': everybody,
  'read-figures': everybody,
  'suggest-topics': everybody,
  'read-openapi': everybody,
  'create-listing': table(`
                                      own foreign missing
    representative,editor             ok  404     404
    contactOnly                       403 404     404
    rear,city,town,pending            ok  404     404
    secretary                         404 404     404
    importer,removed                  403 403     403
    ended,anonymous                   401 401     401
  `),
  'import-listing': table(`
                                                                              it
    importer                                                                  ok
    representative,editor,contactOnly,rear,city,town,pending,secretary,removed 403
    ended,anonymous                                                           401
  `),
  'read-listing': table(`${listingHead}
    representative,editor,contactOnly,secretary
                           ok ok ok ok ok ok ok 404
    rear,city,town,pending,importer,removed,ended,anonymous
                           404 404 404 ok 404 404 404 404
  `),
  'revise-listing': table(`${listingHead}
    representative,editor  ok    ok        ok       ok        ok     409       ok      404 ${foreignListing}
  `),
  'submit-listing': table(`${listingHead}
    representative,editor  ok    409       ok       409       409    409       409     404 ${foreignListing}
  `),
  'take-back-listing': table(`${listingHead}
    representative,editor  409   ok        409      409       409    409       409     404 ${foreignListing}
  `),
  'pause-listing': table(`${listingHead}
    representative,editor  409   409       409      ok        409    409       409     404 ${foreignListing}
  `),
  'resume-listing': table(`${listingHead}
    representative,editor  409   409       409      409       ok     409       409     404 ${foreignListing}
  `),
  'renew-listing': table(`${listingHead}
    representative,editor  409   409       409      ok        409    409       ok      404 ${foreignListing}
  `),
  'withdraw-listing': table(`${listingHead}
    representative,editor  ok    ok        ok       ok        ok     409       ok      404 ${foreignListing}
  `),
  'return-listing': table(`${listingHead}
    secretary              409   ok        409      409       409    409       409     404 ${notTheDesk}
  `),
  'publish-listing': table(`${listingHead}
    secretary              409   ok        409      409       409    409       409     404 ${notTheDesk}
  `),

  // Matches
  'read-suggestions': table(`
                       draft submitted published paused missing
    representative,editor,contactOnly,secretary listing.suggestions-need-publication listing.suggestions-need-publication ok listing.suggestions-need-publication 404
    rear,city,town,pending 404 404     404       404    404
    importer,removed       403 403     403       403    403
    ended,anonymous        401 401     401       401    401
  `),
  'show-interest': table(`
                          town-offer as-foreign draft  paused missing
    representative,editor ok         404        match.sides-do-not-fit match.sides-do-not-fit 404
    contactOnly           403        404        403    403    403
    rear,city             ok         404        404    404    404
    town                  match.sides-do-not-fit 404 404 404  404
    pending               organisation.not-active 404 organisation.not-active organisation.not-active organisation.not-active
    secretary             404        404        404    404    404
    importer,removed      403        403        403    403    403
    ended,anonymous       401        401        401    401    401
  `),
  'read-match': table(`${matchHead}
    representative,editor,contactOnly ok 404 ok ok ok ok ok ok ok ok ok 404
    city      404 ok 404 404 ok ok ok ok ok ok 404 404
    secretary ok  ok ok  ok  ok ok ok ok ok ok ok  404
    rear,town,pending,removed 404 404 404 404 404 404 404 404 404 404 404 404
    importer        403 403 403 403 403 403 403 403 403 403 403 403
    ended,anonymous 401 401 401 401 401 401 401 401 401 401 401 401
  `),
  'endorse-match': table(`${matchHead}
    secretary ok ok ok 409 409 409 409 409 409 409 409 404 ${notTheDeskForMatches}
  `),
  'dismiss-match': table(`${matchHead}
    secretary ok ok ok 409 409 409 409 409 409 409 409 404 ${notTheDeskForMatches}
  `),
  'accept-match': table(`${matchHead}
    representative 409 404 409 409 ok ok ok ok ok 409 409 404
    city           404 409 404 404 ok ok ok ok ok 409 404 404 ${onlyLooking} ${foreignMatch}
  `),
  'decline-match': table(`${matchHead}
    representative 409 404 409 409 ok ok ok 409 409 409 409 404
    city           404 409 404 404 ok ok ok 409 409 409 404 404 ${onlyLooking} ${foreignMatch}
  `),
  'withdraw-interest': table(`${matchHead}
    representative,editor ok 404 ok 409 409 409 409 409 409 409 409 404
    contactOnly    403 404 403 403 403 403 403 403 403 403 403 404
    city           404 ok 404 404 403 403 403 403 403 403 404 404
    secretary      403 403 403 403 403 403 403 403 403 403 403 404 ${foreignMatch}
  `),
  'form-partnership': table(`${matchHead}
    representative 409 404 409 409 409 409 409 ok ok 409 409 404
    city           404 409 404 404 409 409 409 ok ok 409 404 404 ${onlyLooking} ${foreignMatch}
  `),

  // The desk
  'read-listing-queue': deskOnly,
  'read-match-queue': deskOnly,
  'read-trail': table(`
                                                                              listing match organisation missing
    secretary                                                                 ok      ok    ok           ok
    representative,editor,contactOnly,rear,city,town,pending,importer,removed 403     403   403          403
    ended,anonymous                                                           401     401   401          401
  `),
};
