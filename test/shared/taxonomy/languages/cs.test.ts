import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('suggesting topics from a Czech text', () => {
  it.each([
    [
      'heat-substations',
      'V jedné učebně je třicet stupňů, ve vedlejší šestnáct. Nikdo neumí soustavu ve sklepě vyregulovat.',
    ],
    ['barrier-free-spaces', 'K nám na radnici vede osm schodů a maminky s kočárky i vozíčkáři čekají venku.'],
    [
      'active-ageing',
      'Důchodci u nás sedí sami mezi čtyřmi stěnami. Chtěli bychom klub, kde by si zatančili, zahráli šachy.',
    ],
    [
      'early-warning',
      'Když padne mobilní síť, vesnice se o náletu nedozví. Potřebujeme amplióny na střechy a vysílačky.',
    ],
    [
      'river-restoration',
      'Z rybníka je louže plná sinic a potok úplně zarostl. Kdo ví, jak bahno vyvézt a vodu oživit?',
    ],
    ['village-services', 'Zrušili nám poštu a pro chleba se jede patnáct kilometrů.'],
  ])('finds %s in what an officer writes', (topic, text) => {
    const found = suggestTopics(text, 'cs').map((suggestion) => suggestion.topic);

    expect(found.slice(0, 3)).toContain(topic);
  });
});
