import data from './data/gazetteer.json' with { type: 'json' };
import { makeGazetteer } from './gazetteer.ts';

/** The towns of Europe outside Ukraine. Importing this module brings about 1 MB: only what looks places up should. */
export const europe = makeGazetteer(data);
