import { production, synthesize } from './synthesis.ts';

/** The system as it is deployed, and as it runs on one machine. */
export const deployed = synthesize(production);
export const local = synthesize({ stage: 'local' });
