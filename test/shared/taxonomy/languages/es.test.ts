import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

describe('suggesting topics from what a Spanish-speaking officer writes', () => {
  it.each([
    [
      'biowaste-composting',
      'La mitad de lo que tiramos son peladuras y hojas. Nos gustaría aprender a convertirlo en abono.',
    ],
    [
      'damage-assessment',
      'Hay ochocientos edificios con grietas y solo un ingeniero para decir cuáles se pueden habitar. Vuestros peritos podrían enseñarnos.',
    ],
    ['cycling-paths', 'Los obreros pedalean hasta la fábrica entre camiones. ¿Cómo pintasteis vuestros carriles?'],
    [
      'family-and-foster-care',
      'Cuarenta menores siguen en un orfanato porque nadie se anima a acogerlos en casa. ¿Cómo preparáis a esos padres?',
    ],
    [
      'early-warning',
      'Cuando cae la red, avisamos con las campanas. Buscamos altavoces y emisoras que funcionen sin corriente.',
    ],
    [
      'farmers-cooperatives',
      'Cada familia vende su leche por nada. Querríamos juntarnos y hacer queso en una pequeña planta común.',
    ],
  ])('puts %s among the first three', (topic, text) => {
    expect(suggestTopics(text, 'es', { limit: 3 }).map((suggestion) => suggestion.topic)).toContain(topic);
  });
});
