import { termsOf } from '../../../shared/taxonomy/term-files.ts';
import type { Terms } from '../../../shared/taxonomy/terms-schema.ts';
import { Terms as Schema } from '../../../shared/taxonomy/terms-schema.ts';
import { type TopicId, topicIds } from '../../../shared/taxonomy/topics.ts';

/** Terms of an invented language in which only the given topics have words; the others have nonsense that no text holds. */
export function termsFor(given: Partial<Record<TopicId, string[]>>): Pick<Terms, 'topics'> {
  const topics = Schema.parse(termsOf('en')).topics;
  for (const [index, topic] of topicIds.entries()) {
    const nonsense = `qx${index}qx`;
    topics[topic] = { label: nonsense, terms: given[topic] ?? [nonsense] };
  }
  return { topics };
}
