import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('suggesting topics from what a Hungarian officer writes', () => {
  it.each([
    [
      'sewer-networks',
      'Hetente kiömlik a szenny az aknákból, mert a csövek eldugultak. Olyan kocsit szeretnénk, amelyik nagy nyomással átmossa.',
    ],
    [
      'apartment-block-renovation',
      'Kilencemeletes házainkban huzat van és fagyos a lépcsőház, a lakók pedig nem tudnak megegyezni a szigetelésről. Hogyan vesznek fel hitelt nálatok közösen?',
    ],
    [
      'health-workforce',
      'Az ápolók elmennek külföldre, a fiatal orvosok nem akarnak vidékre jönni. Hogyan tartjátok meg őket?',
    ],
    [
      'flood-protection',
      'Tavasszal a folyó kilép a medréből, és éjjel homokzsákokat pakolunk. A gátat senki nem vizsgálta harminc éve.',
    ],
    [
      'citizen-service-centres',
      'Egy igazolásért három hivatalba kell menni. Egyablakos ügyintézést szeretnénk, és egy kocsit, amely a tanyákra is kimegy.',
    ],
    [
      'intermunicipal-cooperation',
      'Öt kis község külön-külön nem tud mérnököt fizetni. Hogyan működik nálatok a társulás és a közös hivatal?',
    ],
  ])('puts %s among the first three', (topic, text) => {
    expect(suggestTopics(text, 'hu', { limit: 3 }).map((suggestion) => suggestion.topic)).toContain(topic);
  });
});
