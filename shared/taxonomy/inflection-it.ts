import type { Inflection } from './inflection.ts';
import { formsBySuffix, suffixRule } from './suffix-forms.ts';
import { fold } from './words.ts';

const functionWords =
  'a abbia abbiamo abitanti accanto ad adesso agli ai aiutare aiuto al alcuna alcune alcuni alcuno alla alle allo allora alta alto altra altre altri altro anche ancora andare anno anni apprendere appena aprire aspetto attività avanti avere avete aveva base bambini bambino basta bella bello ben bene bisogni bisogno buon buona buone buono c cambiare campo capire casa case caso cento centri centro cerca cerchiamo cercano cercare certo che chi chiediamo ci cinque circa città colleghi come cominciare comunale comunali comune comuni comunità con condividere conoscere contro cosa cose così costruire creare cui d da dai dal dalla dalle dallo dare davanti davvero deciso degli dei del della delle dello dentro deve devono di dice dicono dieci dietro dire diventare dobbiamo donna donne dopo dove dovrebbe due durante e ecco ed edifici edificio egli ella entro era erano esempio esperienza esperti essere europea europee europei europeo evitare fa facciamo fanno fare fatto famiglia famiglie fine fino forma formazione forse forte fra fuori funziona funzionano generale gente gestione gestire gia gli già giorni giorno gran grande grandi grazie gruppi gruppo gruppi guerra guida ha hanno ho i idea idee ieri il imparare importante in inoltre insegnare insieme intero invece io la lavora lavorare lavori lavoro le lei li lo locale locali loro lui lungo lunga luogo ma mai mancano manca mandare mattina me medio meglio meno mentre mese mesi metodo metà mettere mezzi mezzo mi mia migliorare mille milioni mio modello modo molta molte molti molto momento mondo municipale municipali n né negli nei nel nella nelle nello nessun nessuna nessuno niente no noi nome non nostra nostre nostri nostro nulla nuova nuove nuovi nuovo o offriamo offrire oggi ogni oltre oppure ora organizzare ormai ossia paese paesi parlare parte partner passare per perché perdere perso persona persone piano piccola piccole piccoli piccolo più poca pochi poco poi porta portare portiamo possiamo possibile possono posso posti posto potrebbe potremmo prendere prima primi primo privato problema problemi progetti progetto programma pronti proprio prossimo può pubblica pubbliche pubblici pubblico punto punti qua qual quale quali qualche qualcosa qualcuno quando quanta quanto quanti quasi quattro quella quelle quelli quello questa queste questi questo qui quindi ragione realizzare regione resta restano rete riceve russa russo sa sala sanno sapere sappiamo saremmo scorso scuola scuole se secondo sei sempre senza sera servizi servizio si sia siamo sicurezza sicuro sistema so sociale sociali solo solo sono sopra sotto spesso sta stanno stare stata state stati stato stessa stesse stessi stesso storia strada strade su subito sugli sui sul sulla sulle sullo suo sua sue suoi tale tanta tante tanti tanto te tecnica tecnico tecnici tempo tenere terra ti tipo tornare tra tre troppo trovare tu tutta tutte tutti tutto ucraina ucraine ucraini ucraino un una uno usare utile va vanno vari varie vecchi vecchia vecchie vecchio vedere venire vent venti verso vi via viaggio vicino vicini vicina viene villaggi villaggio vita vivere vive vivono vogliamo vogliono volta volte vorremmo vostra vostre vostri vostro zona zone è dell all nell sull dall quest quell sott tutt quarant trent cent mezz buon dov com nessun'.split(
    ' ',
  );

const past = 'ato ata ati ate ando ava avano';
const rules = [
  // banco, serbatoio, buca, traccia, rete, of any length
  suffixRule(/o$/u, 2, 'o i'),
  suffixRule(/(?<=[cg])o$/u, 2, 'hi'),
  suffixRule(/io$/u, 3, 'i'),
  suffixRule(/a$/u, 2, 'a e'),
  suffixRule(/(?<=[cg])a$/u, 2, 'he'),
  suffixRule(/ia$/u, 3, 'e'),
  suffixRule(/ista$/u, 2, 'isti iste'),
  suffixRule(/e$/u, 2, 'e i'),
  suffixRule(/tore$/u, 3, 'trice trici'),
  // riparare, spiegare, perdere, finire, with si, lo and ci
  suffixRule(/are$/u, 3, `a ano iamo ino ${past} ar arono era eranno arsi arlo arla arli arle arci argli`),
  suffixRule(/are$/u, 4, 'azione azioni amento amenti i'),
  suffixRule(/(?<=[cg])are$/u, 3, 'hiamo hino hi hera heranno'),
  suffixRule(/iare$/u, 3, 'iamo ino i'),
  suffixRule(/ere$/u, 3, 'e ono a ano iamo uto uta uti ute endo eva evano er ersi erlo erla erli erci'),
  suffixRule(
    /ire$/u,
    3,
    'e ono isce iscono isca iscano iamo ito ita iti ite endo iva ivano ir irsi irlo irla irli irci',
  ),
  // irrigazione and irrigare, trattamento and trattato
  suffixRule(/azione$/u, 4, `are ar iamo ano ${past}`),
  suffixRule(/amento$/u, 4, `are ar iamo ano ${past}`),
  suffixRule(/imento$/u, 4, 'ere ire ito ita iti ite uto uta uti ute'),
  suffixRule(/uzione$/u, 4, 'uire uito uita uiti uite'),
];
const bySuffix = formsBySuffix(rules);
const last = new Set(['o', 'a', 'e', 'i', 'io', 'ia', 'ie', 'hi', 'he']);

/** Italian: the last vowel of a longer word changes freely; a short word has its plural, a verb its commonest forms. */
export const italianInflection: Inflection = {
  apostrophe: 'parts',
  endings: new Map([...last].map((ending) => [ending, last])),
  shortestStem: () => 5,
  freeTail: () => 0,
  compounds: false,
  functionWords: new Set(functionWords.map(fold)),
  variants: (stem, ending) => bySuffix(stem + ending, ''),
};
