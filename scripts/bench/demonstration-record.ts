import { countrySet, maskOf } from '../../shared/matching/masks.ts';
import { type MatchRecord, preferenceBits } from '../../shared/matching/record.ts';
import { readKatotth } from '../../shared/places/katotth.ts';
import { OblastId } from '../../shared/places/oblasts.ts';
import { BudgetBand, HelpType, SizeBand, Stage, Trait, Urgency } from '../../shared/schemas/codes.ts';
import { topicIds } from '../../shared/taxonomy/topics.ts';
import { recordOfLine } from '../eval/engine-ranking.ts';
import type { ListingLine } from '../lib/listing-lines.ts';

/** What matching knows of a listing of the demonstration: its codes as they are confirmed, topics from the text where it names none. */
export function recordOfDemonstration(line: ListingLine): MatchRecord {
  const fromText = recordOfLine(line);
  const { organisation, preferences } = line;
  const band = (options: readonly string[], value: string | undefined) =>
    value === undefined ? 0 : options.indexOf(value) + 1;
  const wanted = { countries: countrySet([]), sizes: 0, traits: 0, required: 0 };
  for (const preference of preferences) {
    if (preference.required) wanted.required |= preferenceBits[preference.about];
    if (preference.about === 'country') wanted.countries = countrySet(preference.values);
    if (preference.about === 'size') wanted.sizes = maskOf(SizeBand.options, preference.values);
    if (preference.about === 'trait') wanted.traits = maskOf(Trait.options, preference.values);
  }
  return {
    ...fromText,
    topics:
      line.topics.length === 0
        ? fromText.topics
        : line.topics.map((topic) => topicIds.indexOf(topic)).sort((a, b) => a - b),
    helpTypes: maskOf(HelpType.options, line.helpTypes),
    interpreter: organisation.interpreter,
    standing: line.standing,
    budget: band(BudgetBand.options, line.budget),
    stage: band(Stage.options, line.stage),
    urgency: band(Urgency.options, line.urgency),
    traits: maskOf(Trait.options, organisation.traits),
    oblast: oblastOf(organisation.katotth),
    capacityLeft: line.kind === 'offer' ? (line.capacity ?? 1) : null,
    wanted,
  };
}

/** The index of the oblast plus 1; 0 where there is none. */
function oblastOf(katotth: string | undefined): number {
  if (katotth === undefined) return 0;
  const reading = readKatotth(katotth);
  return 'oblast' in reading ? OblastId.options.indexOf(reading.oblast) + 1 : 0;
}
