import type { Inflection } from './inflection.ts';
import { fold } from './words.ts';

const functionWords =
  'alle aller alles als alte alten alter altes am an anlage annehmen anschaffen anstellen auf aufnehmen aus bau bauen bauern bei beide beider beiderseits beim bekannt bekommen beste besuchen betrieb bis bringen büro das dem den der des die dienst dienste direkt dorf drei durch eigene eigener eigenes ein eine einem einen einwohner einwohnern einer eines eins einstellen entscheiden erste fahren fährt fällt fehlen finden form führung fünf für gefährliche gegen gehen gemeinde gemeinsam gemeinsame gemeinsamer gemeinsames geräte gewählte gewinnen großer günstige gut gute haben hält halten hand haus hause häuser hilfe hilfen holen ihr ihre im in ins ist jahr jahre junge jungen junger kein keine klasse kleine kleinen kommen kommt laden lange langen laufen leben letzte letzten letzter leute machen menschen mit müssen nach neu neue neuen neuer neues nicht nichts niemand not nummer oder offene offenen ohne ordnung ort orte paar partner per plan platz platzen preis projekte punkt rand raum räume recht region schicken schließt schnell sehen seine seiten selbst sich sie so stadt start stehen steht steigt steuerung suchen sucht system tage teil teilen treffen über um unbekannt und uns unser unsere unter unternehmen verbinden verkaufen versorgung vier vom von vor wagen während weit weite wenige weniger wer werden wie wieder wir wird woche wochen zahlen zehn zeit zentrum ziehen zu zug zum zur zurück zusammen zusammenarbeit zwei zwischen'.split(
    ' ',
  );

/** Endings of nouns and adjectives; umlauts are folded away before. */
const nominal = ['', 'e', 'en', 'n', 'er', 'ern', 'em', 'es', 's', 'in', 'innen'];
/** Endings of verbs in the present and past, and the noun made of them. */
const verbal = ['et', 't', 'te', 'ten', 'end', 'ende', 'enden', 'ung', 'ungen'];
const participles = ['t', 'te', 'ten', 'ter', 'tes', 'tem', 'en', 'ene', 'enen'];
const separable = /^(?:ab|an|auf|aus|ein|nach|um|vor|zu)/u;

/**
 * German nouns, adjectives and weak verbs, with their participles; the whole word also stands inside compounds,
 * but a short one in -en does not (essen is not in interessen). */
export const germanInflection: Inflection = {
  apostrophe: 'joins',
  endings: new Map([
    ['', new Set(nominal)],
    ['e', new Set([...nominal, 't', 'te', 'ten'])],
    ['en', new Set([...nominal, ...verbal])],
    ['n', new Set(nominal.map((ending) => `n${ending}`))],
    ['ee', new Set(['ee', 'ees', 'een'])],
    ['um', new Set(['um', 'ums', 'ume', 'umen', 'en', 'a'])],
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
      { stem: `${prefix}ge${rest}`, tails: new Set(participles) },
      ...(prefix === '' ? [] : [{ stem: `${prefix}zu${rest}`, tails: new Set(['en']) }]),
    ];
  },
};
