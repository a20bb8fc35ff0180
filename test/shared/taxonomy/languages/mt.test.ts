import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

const texts = [
  [
    'stormwater-management',
    'Kull meta tagħmel xita kbira t-toroq isiru xmajjar u l-kantini jimtlew. Irridu naqbdu l-ilma qabel ma jaħrab lejn il-baħar.',
  ],
  [
    'road-safety',
    'It-tfal jaqsmu quddiem l-iskola waqt li l-karozzi jgħaddu b’veloċità kbira. F’sena ntlaqtu tlieta min-nies.',
  ],
  [
    'prosthetics',
    'Tliet irġiel tar-raħal tilfu saqajhom u l-eqreb laboratorju li jagħmel riġlejn artifiċjali hu ’l bogħod. Jistennew xhur għall-prova.',
  ],
  [
    'fire-services',
    'Il-vettura li għandna biex nitfu n-nirien għandha tletin sena u s-sellum ma jilħaqx it-tielet sular. Il-pumpiera m’għandhomx respiraturi.',
  ],
  [
    'heritage-restoration',
    'Il-kappella tas-seklu sbatax għandha s-saqaf ġej isfel u l-affreski qed jisparixxu. M’għandniex nies tas-sengħa biex jirrestawrawha.',
  ],
  [
    'just-transition',
    'Il-minjiera se tagħlaq u elfejn ruħ jitilfu l-għajxien. X’se tagħmel belt li għexet biss mill-faħam?',
  ],
] as const;

describe('texts of Maltese officers', () => {
  it.each(texts)('are understood to be about %s', (topic, text) => {
    const suggested = suggestTopics(text, 'mt', { limit: 3 }).map((suggestion) => suggestion.topic);

    expect(suggested).toContain(topic);
  });
});
