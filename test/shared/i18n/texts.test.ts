import { describe, expect, it } from 'vitest';
import { labelList, languageList, monthFigures, monthText, nameText, topicList } from '../../../shared/i18n/names.ts';
import { siteTexts } from '../../../shared/i18n/site.ts';

describe('a text with a number in it', () => {
  it('takes the form that English has for it', () => {
    const t = siteTexts('en');

    expect([1, 2, 1500].map((count) => t('listings.count', { count }))).toEqual([
      '1 listing',
      '2 listings',
      '1,500 listings',
    ]);
  });

  it('takes one of the forms that Ukrainian has for it', () => {
    const t = siteTexts('uk');

    expect([1, 3, 5, 21, 112].map((count) => t('listings.count', { count }))).toEqual([
      '1 оголошення',
      '3 оголошення',
      '5 оголошень',
      '21 оголошення',
      '112 оголошень',
    ]);
  });

  it('keeps what a person typed as it is, even where it looks like a param', () => {
    expect(siteTexts('en')('my.waits-contacts', { who: '{who} $& <b>' })).toBe('You are a pair: write to {who} $& <b>');
  });
});

describe('names and lists', () => {
  it('stand in the reader’s script and language', () => {
    expect(nameText('en', 'Згурська громада')).toBe('Zghurska hromada');
    expect(nameText('uk', 'Згурська громада')).toBe('Згурська громада');
    expect(languageList('en', ['uk', 'de'])).toBe('Ukrainian, German');
    expect(languageList('uk', ['uk', 'de'])).toBe('Українська, німецька');
  });

  it('write later labels with a small letter, and part topics by a dot because their labels hold commas', () => {
    expect(labelList('en', ['Expert advice', 'Training'])).toBe('Expert advice, training');
    expect(topicList(['Return, diaspora and reintegration', 'Demining'])).toBe(
      'Return, diaspora and reintegration\u00a0· Demining',
    );
  });

  it('write months in words, and in figures where a preposition would bend the word', () => {
    expect(monthText('en', '2027-05')).toBe('May 2027');
    expect(monthText('uk', '2027-05')).toBe('травень 2027 р.');
    expect(monthFigures('uk', '2027-05')).toBe('05.2027');
  });
});
