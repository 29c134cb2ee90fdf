import { contains, fillers, type Language, startsWith, wordSet } from './language.ts'

export const italian: Language = {
  code: 'it',
  stopWords:
    wordSet(`a abbia abbiamo abbiano ad adesso agli ai al alcun alcuna alcune alcuni all' alla alle allo allora altra altre altri altro anche
    ancora anzi appena avere aveva avevano avrebbe avuto bene c' che chi ci ciò cioè circa col come con contro cosa cose così cui d' da dagli
    dai dal dall' dalla dalle dallo davanti degli dei del dell' della delle dello dentro deve devono di dice dietro dire dopo dove dovrebbe due
    durante e è ecco ed egli era erano essa esse essere essi fa fanno fare fatto fece fino fra fu fuori già gli ha hai hanno ho i il in
    infatti inoltre insieme io l' la là le lei li lì lo loro lui ma mai me meglio meno mentre mi mia mie miei mio molta molte molti molto
    n' ne negli nei nel nell' nella nelle nello nessun nessuna nessuno niente noi non nostra nostre nostri nostro nulla o od ogni oggi oltre
    ora per perché perciò però più poca poche pochi poco poi possiamo possono può pure qua qual quale quali qualche qualcosa qualcuno
    quando quanta quanto quasi quegli quei quel quell' quella quelle quelli quello questa queste questi questo qui quindi s' se sé sei sempre
    senza si sia siamo siano siete sono sopra soprattutto sotto sta stata state stati stato stessa stesse stessi stesso su sua sue sugli
    sui sul sull' sulla sulle sullo suo suoi tale tanta tante tanti tanto te ti tra tre troppo tu tua tue tuo tuoi tutta tutte tutti tutto un un'
    una uno va vari vi voi vostra vostro quattro cinque sei sette otto nove dieci cento mille`),
  abbreviations: wordSet('sig sigg sig.ra dott dr prof avv ing ecc es p.es pag n art vol tel ca cfr s'),
  vague:
    wordSet(`cosa cose volta volte modo maniera tipo parte parti numero esempio esempi tempo giorno giorni settimana settimane mese mesi
    anno anni ora ore minuto minuti momento gente persona persone uomo donna domanda punto ragione caso fatto idea metà mille milione
    piccolo piccola piccoli piccole grande grandi buono buona migliore peggiore nuovo nuova primo prima secondo seconda ultimo ultima
    diverso stesso proprio resto lato mezzo fine inizio mattina sera notte lunedì`),
  determiners:
    wordSet(`il lo la i gli le l' un uno una un' del dello della dei degli delle dell' al allo alla ai agli alle all' dal dalla nel
    nella nei negli nelle nell' sul sulla questo questa quel quella nostro nostra suo sua suoi sue mio mia ogni`),
  linkers: wordSet("di del dello della dei degli delle dell' d'"),
  capitalNouns: false,
  inflection: /[aeio]$/,
  fillers: fillers({
    sounds: 'ehm+|uhm+|mmm+|eh+',
    between: 'cioè|diciamo|insomma|sai|sapete|capito|vero|no|tipo|ecco|per così dire|come dire',
    openings:
      'allora|beh|bene|ecco|sì|no|insomma|dunque|guardi|guarda|senti|certo|diciamo|cioè|ok|va bene|appunto|esatto|primo|secondo|terzo|infine',
  }),
  joints: startsWith('e poi|e quindi|e|ed|ma|o|perché|quindi|però'),
  clauseStarts: startsWith('io|noi|loro|lui|lei|questo|quello|se|oggi'),
  additives: /^((?:\S+ ){1,4}?)(?:anche|inoltre|quindi|allora|poi) (?=\p{L})/iu,
  backward:
    startsWith(`lui|lei|loro|esso|essa|essi|esse|ciò|questo|questa|questi|queste|quello|quella|quelli|quelle|quel|quei|quegli|gli altri|entrambi|
    entrambe|un altro|un'altra|altri|altre|nessuno|nessuna|anche|inoltre|allora|poi|dopo (?:di )?(?:ciò|questo)|da allora|tuttavia|però|perciò|
    per questo|per esempio|ad esempio|così|quindi|in (?:questo|quel|quella|questa)|con (?:questo|ciò)|invece|il (?:risultato|primo|secondo|resto)|
    la (?:stessa|soluzione|ragione|risposta|prima|seconda)|lo stesso|niente|qui|lì|là|sì|no(?=,)|certo|esatto|le altre|l'altro|l'altra|suo|sua|suoi|sue`),
  pointing: contains('(?:di|in|con|a|per|su) (?:quel|quella|quei|quelle|ciò)|lo stesso'),
  housekeeping:
    contains(`iscriv\\p{L}*|grazie|benvenut[oaie]|buon(?:giorno|asera|anotte)|mi chiamo|il mio nome|in (?:questo|quest') ?(?:video|episodio|puntata)|
    link in descrizione|sponsorizzat\\p{L}*|alla prossima|ci vediamo|https?:\\S+|www\\.\\S+`),
  signposts:
    contains(`(?:voglio|vorrei|andrò|vado a) (?:parlare|raccontare|spiegare|cominciare|dire|mostrare)\\p{L}*|per (?:finire|concludere|terminare)|in conclusione|
    come (?:ho|dicevo) ?(?:detto)?|lasciatemi`),
  shifts: startsWith('allora|adesso|ora|infine|per finire|parliamo|passiamo|un altro|primo|secondo|dunque'),
  firstPerson: contains('io|mi|me|mio|mia|miei|mie|credo|voglio'),
  general: contains('è|può|possono|deve|devono|sempre|mai'),
  formulas: {
    and: ' e ',
    untitled: 'Appunti dalla fonte',
    coverage: 'In questo articolo: {list}.',
    conclusion: 'Da ricordare:',
    thread: {
      opening: 'Le idee principali, un post alla volta:',
      closing: 'Se ti è stato utile, condividilo.',
    },
    linkedin: 'Voi come la vedete?',
    facebook: 'Che cosa ne pensate? Scrivetelo nei commenti.',
    issue: 'In questo numero: {list}.',
    inside: 'Da leggere: {list}.',
    mainPoints: 'I punti principali',
    takeaways: 'Da portare con sé',
    follow: 'Seguici per saperne di più: {topic}.',
    save: 'Salvalo per dopo.',
    shows: {
      number: 'Testo sullo schermo: «{topic}»',
      speaker: 'Chi parla, rivolto alla camera',
      topics: ['Immagini: {topic}', 'Primo piano: {topic}', 'Immagine fissa: {topic}'],
    },
    podcast: {
      host: 'Conduzione',
      guest: 'Ospite',
      welcome: 'Ciao e benvenuti. Il tema di oggi: {topic}.',
      first: 'Cominciamo da qui: {topic}.',
      next: ['Il prossimo tema: {topic}.', 'Passiamo a un altro tema: {topic}.', 'E adesso questo: {topic}.'],
      last: 'Un ultimo tema: {topic}.',
      closing: 'Per oggi è tutto. Grazie per l’ascolto.',
    },
  },
}
