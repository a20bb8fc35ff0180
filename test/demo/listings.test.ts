import { describe, expect, it } from 'vitest';
import { readDemonstration } from '../../scripts/lib/demonstration.ts';
import { placeOf } from '../../scripts/lib/seed-cast.ts';
import { parseCodifier } from '../../shared/places/codifier.ts';
import { missingParts } from '../../shared/schemas/listing.ts';
import { topics } from '../../shared/taxonomy/topics.ts';

const { listings, places } = readDemonstration();
const lines = [...listings.values()];
const codifier = parseCodifier(places);

/** Every text that a reader may see, with the id of its listing. */
const texts = lines.flatMap(({ line, request }) =>
  request.content.texts.map(({ language, title, summary }) => ({
    id: line.id,
    language,
    text: `${title}\n${summary}`,
  })),
);

/** Texts in which the pattern is found, as the report of a failed test shows them. */
const found = (pattern: RegExp, among: readonly { id: string; text: string }[] = texts) =>
  among.flatMap(({ id, text }) => {
    const hit = pattern.exec(text);
    return hit === null ? [] : [`${id}: ${hit[0]}`];
  });

/** Words for a street in each language, as whole words; `\b` knows Latin letters only. */
const streets: Record<string, RegExp> = {
  bg: /(?<!\p{L})(ул\.|улица|улицата|бул\.|булевард)(?!\p{L})/iu,
  cs: /(?<!\p{L})(ulic[eiu]|ul\.|třída|náměstí)(?!\p{L})/iu,
  da: /(?<!\p{L})(gade|\p{L}{3,}gade|vej|\p{Lu}\p{L}+vej)(?!\p{L})/u,
  de: /(straße|strasse|gasse(?!\p{L})|\p{Lu}\p{L}+er Platz)/u,
  el: /(?<!\p{L})(οδός|οδού|λεωφόρος|πλατεία)(?!\p{L})/iu,
  en: /(?<!\p{L})(streets?|avenue|boulevard|square \p{Lu}|\p{Lu}\p{L}+ (road|lane))(?!\p{L})/u,
  es: /(?<!\p{L})(calle|avenida|plaza)(?!\p{L})/iu,
  et: /(?<!\p{L})(tänav\p{L}*|puiestee)(?!\p{L})/iu,
  fi: /(?<!\p{L})(katu|kadun|kadulla|\p{L}{3,}(katu|kadun|tie) \d)(?!\p{L})/iu,
  fr: /(?<!\p{L})(rue|avenue|boulevard|place (de|du|des) \p{Lu})(?!\p{L})/u,
  ga: /(?<!\p{L})(sráid|bóthar)(?!\p{L})/iu,
  hr: /(?<!\p{L})(ulic[aeiu]|trg)(?!\p{L})/iu,
  hu: /(?<!\p{L})(utca|utcá\p{L}*|út \d|tér \d)(?!\p{L})/iu,
  it: /(?<!\p{L})(via|viale|piazza) \p{Lu}/u,
  lt: /(?<!\p{L})(gatv\p{L}+|g\.)(?!\p{L})/iu,
  lv: /(?<!\p{L})(iel[aāu]|ielā)(?!\p{L})/iu,
  mt: /(?<!\p{L})(triq)(?!\p{L})/iu,
  nl: /(straat|laan |plein )/iu,
  pl: /(?<!\p{L})(ulic[aęy]|ul\.|al\.|plac \p{Lu})(?!\p{L})/u,
  pt: /(?<!\p{L})(rua|avenida|praça)(?!\p{L})/iu,
  ro: /(?<!\p{L})(strad[aăe]|str\.|bulevardul|piața)(?!\p{L})/iu,
  sk: /(?<!\p{L})(ulic[aeu]|ul\.|námestie)(?!\p{L})/iu,
  sl: /(?<!\p{L})(ulic[aei]|trg)(?!\p{L})/iu,
  sv: /(?<!\p{L})(gatan|\p{L}{3,}gatan|vägen \d)(?!\p{L})/iu,
  uk: /(?<!\p{L})(вул\.|вулиц\p{L}*|просп\.|проспект\p{L}*|провул\p{L}*|площ[аіу]|бульвар\p{L}*|будинок №|під[’']їзд\p{L}*)(?!\p{L})/iu,
};

describe('the listings of the demonstration', () => {
  it('are needs and offers of both sides of Europe in every language of the platform', () => {
    const count = (kind: string, ukrainian: boolean) =>
      lines.filter(({ line }) => line.kind === kind && (line.organisation.country === 'UA') === ukrainian).length;

    expect(count('need', true)).toBeGreaterThanOrEqual(38);
    expect(count('offer', false)).toBeGreaterThanOrEqual(150);
    expect(count('offer', true)).toBeGreaterThanOrEqual(30);
    expect(count('need', false)).toBeGreaterThanOrEqual(30);
    expect(new Set(texts.map(({ language }) => language)).size).toBe(25);
  });

  it('say the least that a listing needs, with one to three topics of the taxonomy', () => {
    const placed = { country: 'NL', name: 'Somewhere' } as const;
    const incomplete = lines.filter(({ request }) => missingParts({ ...request.content, place: placed }).length > 0);

    expect(incomplete.map(({ line }) => line.id)).toEqual([]);
    for (const { line } of lines) {
      expect(line.topics.length, line.id).toBeLessThanOrEqual(3);
      expect(
        line.topics.every((topic) => topic in topics),
        line.id,
      ).toBe(true);
    }
  });

  it('are where the excerpt of the codifier and the gazetteer know a place', () => {
    const known = new Map(codifier.hromadas.map(({ katotth, name }) => [katotth, name]));

    expect(codifier.problems).toEqual([]);
    for (const { line } of lines) {
      expect(() => placeOf(line.organisation, codifier.hromadas), line.id).not.toThrow();
      const name = known.get(line.organisation.katotth ?? '');
      if (name !== undefined && line.organisation.name.endsWith('громада'))
        expect(line.organisation.name, line.id).toBe(`${name} громада`);
    }
  });

  it('tell the same of an organisation wherever it appears', () => {
    const told = Map.groupBy(lines, ({ line }) => `${line.organisation.country} ${line.organisation.name}`);

    for (const [name, group] of told)
      expect(new Set(group.map(({ line }) => JSON.stringify(line.organisation))).size, name).toBe(1);
  });
});

describe('the texts of the demonstration', () => {
  it('name no street', () => {
    const named = texts.flatMap(({ language, ...text }) => found(streets[language] ?? /^$/u, [text]));

    expect(named).toEqual([]);
    expect(texts.filter(({ language }) => streets[language] === undefined)).toEqual([]);
  });

  it('hold no coordinates, no telephone number, no address for mail and no link', () => {
    expect(found(/\d{1,2}[.,]\d{4,}|\d{1,3}\s?°/u)).toEqual([]);
    expect(found(/\+\d|(\d[\s-]?){7,}/u)).toEqual([]);
    expect(found(/@|https?:|www\./iu)).toEqual([]);
  });

  it('name no person', () => {
    const surnames = new Set(lines.flatMap(({ line }) => line.organisation.contact?.name.split(' ').slice(1) ?? []));

    expect(
      found(/(?<!\p{L})(пан|пані|бабуся|дід|Mrs?|Ms|Herr|Frau|pan[ií]?|señora?|signora?|monsieur|madame) \p{Lu}/u),
    ).toEqual([]);
    expect(texts.filter(({ text }) => [...surnames].some((surname) => text.includes(surname)))).toEqual([]);
  });

  it('do not name the Ukrainian community that they belong to, whose name may be withheld', () => {
    for (const { line, request } of lines) {
      const { country, name } = line.organisation;
      if (country !== 'UA' || !name.endsWith('громада')) continue;
      const stem = name.split(/ |-/)[0]?.slice(0, -4) ?? '';
      const own = request.content.texts.map(({ title, summary }) => `${title} ${summary}`).join(' ');
      expect(own.includes(stem), `${line.id}: ${stem}`).toBe(false);
    }
  });

  it('tell of hits, mines, wounds and occupation only under an invented name', () => {
    const harm =
      /уламк|влучан|ударна хвиля|вибух|обстріл|замінован|(?<!\p{L})мінн|розмінуван|підірва|ампутац|на передовій|прифронт|окупаці|згоріли у|blast|shell(ed|ing)|mined|evacuation|frontline|occupation/iu;
    const invented = /^UA\d{4}9\d{2}0{7}9\d{2}$/;

    const real = lines.filter(
      ({ line, request }) =>
        line.organisation.country === 'UA' &&
        request.content.texts.some(({ title, summary }) => harm.test(`${title} ${summary}`)) &&
        !invented.test(line.organisation.katotth ?? ''),
    );

    expect(real.map(({ line }) => line.id)).toEqual([]);
  });
});

describe('the people of the demonstration', () => {
  it('have addresses that can belong to nobody, and telephone numbers kept for fiction', () => {
    for (const { line } of lines) {
      const { contact } = line.organisation;
      expect(contact?.email, line.id).toMatch(/@([a-z0-9-]+\.)?[a-z0-9-]+\.example$|@example\.(org|com|net)$/);
      // France: Arcep's numbers for film and fiction; Germany: those of the Bundesnetzagentur; Sweden: those of PTS.
      if (contact?.phone !== undefined)
        expect(contact.phone, line.id).toMatch(/^(\+33 1 99 00 \d\d \d\d|\+49 30 23125 \d{3}|\+46 31 390 06 \d\d)$/);
    }
  });
});

describe('the story of the demonstration', () => {
  const { story, accounts } = readDemonstration();
  const nameOf = ({ country, name }: { country: string; name: string }) => `${country} ${name}`;
  const acting = new Map(accounts.organisations.map((account) => [nameOf(account), account]));

  it('tells of listings and organisations that are there', () => {
    const named = [
      ...story.drafts,
      ...story.submitted,
      ...story.paused,
      ...story.returned.map(({ listing }) => listing),
      ...story.matches.flatMap(({ own, in: target }) => [target, ...(own === undefined ? [] : [own])]),
    ];

    expect(named.filter((id) => !listings.has(id))).toEqual([]);
    expect(story.matches.filter(({ by }) => !acting.has(nameOf(by)))).toEqual([]);
  });

  it('pairs only what the engine lets pair', () => {
    for (const { own, in: target } of story.matches) {
      const [mine, theirs] = [own === undefined ? undefined : listings.get(own), listings.get(target)];
      if (mine === undefined || theirs === undefined) continue;
      const forms = mine.line.forms.filter((form) => theirs.line.forms.includes(form));
      expect(forms, `${own} and ${target}`).not.toEqual([]);
      expect(mine.line.kind, `${own} and ${target}`).not.toBe(theirs.line.kind);
      const [from, to] = [mine.line.from ?? '', mine.line.to ?? '9999'];
      expect(from <= (theirs.line.to ?? '9999') && to >= (theirs.line.from ?? ''), `${own} and ${target}`).toBe(true);
    }
  });
});
