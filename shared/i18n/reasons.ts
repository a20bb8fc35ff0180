import en from './en/reasons.json' with { type: 'json' };
import type { reasonKeys } from './keys/reasons.ts';
import { texts } from './texts.ts';
import uk from './uk/reasons.json' with { type: 'json' };

/** The sentences of reasons and gaps: `reasonTexts(language)('reason.topic.same', { topic })`. */
export const reasonTexts = texts<typeof reasonKeys>({ en, uk });
