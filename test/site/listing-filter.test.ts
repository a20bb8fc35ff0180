import { describe, expect, it } from 'vitest';
import { filterQuery, readFilter, withoutValue } from '../../site/lib/listing-filter.ts';

const read = (query: string) => readFilter(new URLSearchParams(query));

describe('the filters of the list', () => {
  it('stand in the address and come back from it', () => {
    const query = '?kind=need&form=twinning&sector=energy&sector=water&country=UA&sort=closing-soon';

    expect(filterQuery(read(query))).toBe(query);
  });

  it('are left out where nobody knows them, so that an old address still shows a list', () => {
    expect(filterQuery(read('kind=gift&sector=magic&sector=water&cursor=%3Cscript%3E&country='))).toBe('?sector=water');
  });

  it('can be taken away one by one; the list then begins anew', () => {
    const filter = read('sector=energy&sector=water&cursor=abc');

    expect(filterQuery(withoutValue(filter, 'sector', 'energy'))).toBe('?sector=water');
  });
});
