import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

const texts = [
  [
    'groundwater-wells',
    'Кладенците на три села пресъхнаха това лято. Търсим хидрогеолог, който да каже къде и на каква дълбочина да пробием.',
  ],
  [
    'apartment-block-renovation',
    'Панелките ни са от 1975 г., фасадите се лющят и асансьорите спират. Собствениците не могат да се разберат кой ще плати изолацията.',
  ],
  [
    'road-safety',
    'Децата пресичат булеварда пред училище, а колите летят със сто. За две години имаме трима блъснати.',
  ],
  [
    'care-homes',
    'Все повече от настанените губят паметта си и се губят из двора. Санитарките не са обучени, а близките нямат кога да си починат.',
  ],
  [
    'forest-management',
    'Миналото лято изгоряха двеста декара борова гора. Нямаме достатъчно фиданки и лесничеите са само трима.',
  ],
  [
    'just-transition',
    'Рудникът затваря след четири години, а от него живеят три хиляди миньори. Как се преобразява град, който е живял само от въглищата?',
  ],
] as const;

describe('texts of Bulgarian officers', () => {
  it.each(texts)('are understood to be about %s', (topic, text) => {
    const suggested = suggestTopics(text, 'bg', { limit: 3 }).map((suggestion) => suggestion.topic);

    expect(suggested).toContain(topic);
  });
});
