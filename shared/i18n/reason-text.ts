import type { Language } from '../languages.ts';
import type { Reason } from '../matching/reasons.ts';
import { sectorLabel, topicLabel } from '../taxonomy/labels.ts';
import { domainTexts } from './domain.ts';
import { countryName, labelList, languageList, monthFigures } from './names.ts';
import { reasonTexts } from './reasons.ts';

/** A reason or a gap as a sentence in the reader's language: its codes are replaced by their labels. */
export function reasonText(language: Language, reason: Reason): string {
  const label = domainTexts(language);
  const params: Record<string, string> = {};
  const put = <Value>(name: string, value: Value | undefined, write: (value: Value) => string) => {
    if (value !== undefined) params[name] = write(value);
  };
  const list = <Value>(values: readonly Value[], write: (value: Value) => string) =>
    labelList(language, values.map(write));
  const topic = (id: Parameters<typeof topicLabel>[0]) => topicLabel(id, language);

  const codes: Partial<AllParams> = reason.params;
  put('topic', codes.topic, topic);
  put('needTopic', codes.needTopic, topic);
  put('offerTopic', codes.offerTopic, topic);
  put('sector', codes.sector, (id) => sectorLabel(id, language));
  put('helpTypes', codes.helpTypes, (types) => list(types, (type) => label(`help.${type}`)));
  put('languages', codes.languages, (languages) => languageList(language, languages));
  put('from', codes.from, (month) => monthFigures(language, month));
  put('to', codes.to, (month) => monthFigures(language, month));
  put('size', codes.size, (size) => label(`size.${size}`));
  put('needSize', codes.needSize, (size) => label(`size.${size}`));
  put('offerSize', codes.offerSize, (size) => label(`size.${size}`));
  put('needBudget', codes.needBudget, (budget) => label(`budget.${budget}`));
  put('offerBudget', codes.offerBudget, (budget) => label(`budget.${budget}`));
  put('stage', codes.stage, (stage) => label(`stage.${stage}`));
  put('needStage', codes.needStage, (stage) => label(`stage.${stage}`));
  put('offerStage', codes.offerStage, (stage) => label(`stage.${stage}`));
  put('traits', codes.traits, (traits) => list(traits, (trait) => label(`trait.${trait}`)));
  put('country', codes.country, (code) => countryName(language, code));
  put('urgency', codes.urgency, (urgency) => label(`urgency.${urgency}`));
  put('needUrgency', codes.needUrgency, (urgency) => label(`urgency.${urgency}`));
  put('offerUrgency', codes.offerUrgency, (urgency) => label(`urgency.${urgency}`));
  put('wishes', codes.wishes, (wishes) => list(wishes, (wish) => label(`preference.${wish}`)));
  return reasonTexts(language)(`reason.${reason.code}`, params);
}

/** Params of a reason; a reason without any would stand for every name. */
type ParamsOf<Code> = Code extends { params: infer Params } ? (string extends keyof Params ? never : Params) : never;
type KeysOfUnion<Union> = Union extends unknown ? keyof Union : never;
type ValueOf<Union, Key extends PropertyKey> = Union extends Record<Key, infer Value> ? Value : never;
/** Every param of every reason, by its name. */
type AllParams = { [Key in KeysOfUnion<ParamsOf<Reason>>]: ValueOf<ParamsOf<Reason>, Key> };
