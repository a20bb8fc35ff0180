import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../../shared/taxonomy/suggest-topics.ts';

const texts = [
  [
    'rural-sanitation',
    'Τρεις οικισμοί με τριακόσιους κατοίκους έχουν ακόμα βόθρους που αδειάζει το βυτίο. Μας ενδιαφέρει ένας φυσικός καθαρισμός με καλάμια.',
  ],
  [
    'home-repair',
    'Μετά τον βομβαρδισμό εκατό οικογένειες ζουν με νάιλον στα παράθυρα. Ψάχνουμε μαστόρους και τζάμια πριν πιάσει το κρύο.',
  ],
  [
    'palliative-care',
    'Βαριά άρρωστοι άνθρωποι πεθαίνουν μόνοι στο σπίτι με πόνους. Ζητάμε εμπειρία για ομάδες που τους συντροφεύουν στις τελευταίες μέρες.',
  ],
  [
    'queue-management',
    'Οι πολίτες στήνονται από τις έξι το πρωί για να πάρουν ένα χαρτάκι. Θέλουμε να κλείνουν την ώρα τους από το σπίτι.',
  ],
  [
    'irrigation',
    'Τα κανάλια χάνουν το νερό πριν φτάσει στα καλαμπόκια και τον Αύγουστο ξεραίνονται όλα. Θέλουμε να μάθουμε για τη στάγδην μέθοδο.',
  ],
  [
    'town-centres',
    'Στον κεντρικό δρόμο οι βιτρίνες είναι άδειες και οι έμποροι κλείνουν. Η σκεπαστή αγορά μένει μισή.',
  ],
] as const;

describe('texts of Greek officers', () => {
  it.each(texts)('are understood to be about %s', (topic, text) => {
    const suggested = suggestTopics(text, 'el', { limit: 3 }).map((suggestion) => suggestion.topic);

    expect(suggested).toContain(topic);
  });
});
