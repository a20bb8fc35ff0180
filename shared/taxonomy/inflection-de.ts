import type { Inflection } from './inflection.ts';
import { fold } from './words.ts';

const functionWords =
  'alle aller alles als alte alten alter altes am an anlage annehmen anschaffen anstellen auf aufnehmen aus bau bauen bauern bei beide beider beiderseits beim bekannt bekommen beste besuchen betrieb bis bringen büro das dem den der des die dienst dienste dinge direkt dorf drei durch eigene eigener eigenes ein eine einem einen einer eines eins einstellen einwohner einwohnern entscheiden erste fahren fährt fällt fehlen finden form fragen frei freien frühe führung fünf für gefährliche gegen gehen gemeinde gemeinsam gemeinsame gemeinsamer gemeinsames geräte gewählte gewinnen großer günstige gut gute haben hält halten hand haus hause häuser hilfe hilfen holen ihr ihre im in ins ist jahr jahre junge jungen junger kein keine klasse kleine kleinen kommen kommt kurze laden lange langen laufen leben leere lernen letzte letzten letzter leute machen menschen mit müssen nach neu neue neuen neuer neues nicht nichts niemand not nummer nutzen oder offene offenen ohne ordnung ort orte paar partner per plan platz platzen preis projekte punkt rand raum räume räumen recht reden region schaft schicken schlafen schließt schnell sehen seine seiten selbst sich sie sitzen so stadt start stehen steht steigt steuerung suchen sucht system tage teil teilen treffen über um unbekannt und uns unser unsere unter unternehmen verbinden verkaufen versorgung vier vom von vor wagen während warten weinen weit weite wenige weniger wer werden wie wieder wir wird woche wochen würde würdig würdige zahlen zehn zeit zentrum ziehen zu zug zum zur zurück zusammen zusammenarbeit zwei zwischen'.split(
    ' ',
  );

/** Endings of nouns and adjectives; umlauts are folded away before. */
const nominal = ['', 'e', 'en', 'n', 'er', 'ern', 'em', 'es', 's', 'in', 'innen'];
/** Endings of verbs in the present and past, and the noun made of them. */
const verbal = ['et', 't', 'te', 'ten', 'end', 'ende', 'enden', 'ung', 'ungen'];
const participles = ['t', 'te', 'ten', 'ter', 'tes', 'tem', 'en', 'ene', 'enen'];
const separable = /^(?:ab|an|auf|aus|ein|nach|um|vor|zu)/u;

/** So many letters that they neither stand inside a compound nor are a word of their own (nach of nachgeholt). */
const longestOutside = (stem: string): number => (/^nach/u.test(stem) ? 3 : 4);

/** A participle or infinitive with zu: its stem is cut so short that it counts at the beginning of a word only. */
function aside(stem: string, tails: readonly string[]): { stem: string; tails: ReadonlySet<string> } {
  const length = longestOutside(stem);
  const rest = stem.slice(length);
  return { stem: stem.slice(0, length), tails: new Set(tails.map((tail) => rest + tail)) };
}

/**
 * German nouns, adjectives and weak verbs, with their participles; the whole word also stands inside compounds,
 * but a short one in -en does not (essen is not in interessen).
 */
export const germanInflection: Inflection = {
  apostrophe: 'joins',
  endings: new Map([
    ['', new Set(nominal)],
    ['e', new Set([...nominal, 't', 'te', 'ten'])],
    ['en', new Set([...nominal, ...verbal])],
    ['n', new Set(nominal.map((ending) => `n${ending}`))],
    ['ee', new Set(['ee', 'ees', 'een'])],
  ]),
  shortestStem: () => 4,
  freeTail: () => 0,
  compounds: true,
  functionWords: new Set(functionWords.map(fold)),
  variants: (stem, ending) => {
    if (ending === '' || (ending === 'n' && stem.length < 5)) return [];
    const whole = { stem: stem + ending, tails: new Set(['', 's', 'n']) };
    if (ending !== 'en') return [whole];
    const [prefix = ''] = separable.exec(stem) ?? [];
    const rest = stem.slice(prefix.length);
    return [
      whole,
      aside(`${prefix}ge${rest}`, participles),
      ...(prefix === '' ? [] : [aside(`${prefix}zu${rest}`, ['en'])]),
    ];
  },
};
