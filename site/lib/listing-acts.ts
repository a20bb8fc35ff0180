import { z } from 'zod';
import type { ListingView } from '../../shared/schemas/views.ts';
import type { Answer, ApiLine } from './api.ts';

/** What an organisation can do with its listing by one button. */
export const OwnAct = z.enum(['submit', 'take-back', 'pause', 'resume', 'renew', 'withdraw']);
export type OwnAct = z.infer<typeof OwnAct>;

/** The buttons that a listing offers now, in the order of the list above. */
export function ownActs({ own }: Pick<ListingView, 'own'>): OwnAct[] {
  return OwnAct.options.filter((act) => own?.acts.includes(act) ?? false);
}

/** Does one of them, on the version that the person saw. */
export function actOnListing(api: ApiLine, act: OwnAct, id: string, version: number): Promise<Answer<ListingView>> {
  const input = { params: { id }, body: { version } };
  switch (act) {
    case 'submit':
      return api.call('submit-listing', input);
    case 'take-back':
      return api.call('take-back-listing', input);
    case 'pause':
      return api.call('pause-listing', input);
    case 'resume':
      return api.call('resume-listing', input);
    case 'renew':
      return api.call('renew-listing', input);
    case 'withdraw':
      return api.call('withdraw-listing', input);
  }
}
