import { describe, expect, it } from 'vitest';
import { inLanguage, languageOf, safeNext } from '../../site/lib/addresses.ts';

describe('the address of a page', () => {
  it('is the same in another language, with its filters', () => {
    expect(inLanguage('/en/listings?kind=need&sector=energy', 'uk')).toBe('/uk/listings?kind=need&sector=energy');
    expect(inLanguage('/en', 'uk')).toBe('/uk');
    expect(inLanguage('/nowhere', 'uk')).toBe('/uk');
  });

  it('names a language only where it begins with one', () => {
    expect(languageOf('/uk/listings')).toBe('uk');
    expect(languageOf('/ukraine')).toBeUndefined();
    expect(languageOf('/de/listings')).toBeUndefined();
  });
});

describe('going on after signing in', () => {
  it('leads to a page of ours', () => {
    expect(safeNext('/en/publish?kind=need', 'uk')).toBe('/en/publish?kind=need');
  });

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/en',
    '/\\elsewhere.example',
    '/en//elsewhere.example',
    '/en/%2e%2e/x',
    '/en\nLocation: x',
    '/xx/my',
    'javascript:alert(1)',
    null,
  ])('never leads to another site: %j', (wish) => {
    expect(safeNext(wish, 'uk')).toBe('/uk/my');
  });
});
