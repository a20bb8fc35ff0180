import { mailTexts } from '../../shared/i18n/mail.ts';
import { countryName, languageName, listText, oblastName } from '../../shared/i18n/names.ts';
import type { Language, LanguageCode } from '../../shared/languages.ts';
import type { Contact, Organisation } from '../../shared/schemas/organisation.ts';
import type { Place } from '../../shared/schemas/place.ts';
import type { Block, Draft } from './mail-body.ts';
import { nameWords } from './mail-words.ts';
import { typed } from './one-line.ts';

/** The introduction: the other side's contact, whether an interpreter is needed, and how a first call could go. Only for pairs that both sides have accepted. */
export function introductionMail(to: Organisation, partner: Organisation, link: Block): Draft {
  const { language } = to;
  const t = mailTexts(language);
  const { contact, profile } = partner;
  const name = nameWords(language, profile.name);
  const names = (codes: readonly LanguageCode[]) =>
    listText(
      language,
      codes.map((code) => languageName(language, code)),
    );
  const theirs = contact?.languages ?? profile.languages;
  const shared = theirs.filter((code) => (to.contact?.languages ?? to.profile.languages).includes(code));
  return {
    subject: t('introduction.subject', { name }),
    blocks: [
      { text: t('introduction.intro') },
      {
        rows: [
          [t('introduction.organisation'), `${name}, ${whereabouts(language, profile.place)}`],
          ...(contact === undefined ? [] : contactRows(language, contact)),
          [t('introduction.languages'), names(theirs)],
        ],
      },
      {
        text:
          shared.length > 0
            ? t('introduction.shared', { languages: names(shared) })
            : t(`introduction.interpreter-${whoseInterpreter(to, partner)}`),
      },
      { text: t('introduction.call') },
      { items: [t('introduction.call-1'), t('introduction.call-2'), t('introduction.call-3')] },
      { text: t('introduction.first') },
      { text: t('introduction.safety') },
      link,
    ],
  };
}

function contactRows(language: Language, { name, position, email, phone }: Contact): [string, string][] {
  const t = mailTexts(language);
  const rows: [string, string][] = [[t('introduction.contact'), nameWords(language, name)]];
  if (position !== undefined) rows.push([t('introduction.position'), typed(position)]);
  // The one address in a mail that a person wrote: checked by its schema, and what the mail is for. With a slash it could pass for a page.
  rows.push([t('introduction.email'), email.includes('/') ? typed(email) : email]);
  if (phone !== undefined) rows.push([t('introduction.phone'), typed(phone)]);
  return rows;
}

function whoseInterpreter(to: Organisation, partner: Organisation): 'yours' | 'theirs' | 'needed' {
  if (to.profile.interpreter) return 'yours';
  return partner.profile.interpreter ? 'theirs' : 'needed';
}

function whereabouts(language: Language, place: Place): string {
  const country = countryName(language, place.country);
  return place.country === 'UA' ? `${oblastName(language, place.oblast)}, ${country}` : country;
}
