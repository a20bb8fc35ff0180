import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

const texts = [
  [
    'stormwater-management',
    'Gach uair a thagann díle báistí bíonn na sráideanna faoi uisce agus líontar na gáitéir. Is mian linn an t-uisce a choinneáil siar.',
  ],
  [
    'road-safety',
    'Trasnaíonn páistí an bóthar os comhair na scoile agus carranna ag dul thar bráid an-tapa. Leagadh triúr anuraidh.',
  ],
  [
    'home-care',
    'Tá seanóirí nach féidir leo éirí as an leaba agus a dteastaíonn duine uathu chun iad a ní agus siopadóireacht a dhéanamh. Tá na cúramóirí gann.',
  ],
  [
    'libraries',
    'Tá níos lú daoine ag fáil leabhar ar iasacht agus tá an seomra folamh. Ba mhaith linn áit a dhéanamh de ina gcloisfeadh páistí scéalta.',
  ],
  [
    'just-transition',
    'Dúnfar an mianach agus caillfidh dhá mhíle duine a slí bheatha. Cad a dhéanfaidh baile nach raibh aige riamh ach gual?',
  ],
  [
    'summer-camps',
    'Tá páistí ón bhfronta ag iarraidh cúpla seachtain sosa cois farraige, i bhfad ó na bonnáin. Tá pubaill agus cinnirí againn.',
  ],
] as const;

describe('texts of Irish officers', () => {
  it.each(texts)('are understood to be about %s', (topic, text) => {
    const suggested = suggestTopics(text, 'ga', { limit: 3 }).map((suggestion) => suggestion.topic);

    expect(suggested).toContain(topic);
  });
});
