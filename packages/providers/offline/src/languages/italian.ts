import {
  additives,
  articles,
  clauseFrom,
  contains,
  fillers,
  inFirstClause,
  type Language,
  numberWords,
  startsWith,
  wordSet,
} from './language.ts'

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
    wordSet(`litro litri grammo grammi chilo chili grado gradi centimetro centimetri chilometro chilometri tonnellata tonnellate euro metro metri signore signora signor signori cosa cose volta volte modo maniera tipo parte parti numero esempio esempi tempo giorno giorni settimana settimane mese mesi
    anno anni ora ore minuto minuti momento gente persona persone uomo donna domanda punto ragione caso fatto idea metà mille milione
    piccolo piccola piccoli piccole grande grandi buono buona migliore peggiore nuovo nuova primo prima secondo seconda ultimo ultima
    diverso stesso proprio resto lato mezzo fine inizio mattina sera notte lunedì`),
  determiners:
    wordSet(`il lo la i gli le l' un uno una un' del dello della dei degli delle dell' al allo alla ai agli alle all' dal dalla nel
    nella nei negli nelle nell' sul sulla questo questa quel quella nostro nostra suo sua suoi sue mio mia ogni`),
  definite: articles(
    "il lo la i gli le l' del:il dello:lo della:la dei:i degli:gli delle:le dell':l' al:il alla:la nel:il nella:la sul:il sulla:la",
  ),
  numerals: numberWords(
    `uno due tre tré quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto
    diciannove venti vent trenta trent quaranta quarant cinquanta cinquant sessanta sessant settanta settant ottanta ottant novanta
    novant cento cent mille mila milione milioni miliardo miliardi`,
  ),
  negation: /^(?:non|mai|nessun[oa]?|niente|nulla|senza|né)$/u,
  numberLinks: / virgola$/u,
  linkers: wordSet("di del dello della dei degli delle dell' d'"),
  capitalNouns: false,
  invertedMarks: false,
  inflection: /[aeio]$/,
  fillers: fillers({
    clauses: "io|noi|è|sono|c'è|c'era|non|loro|lui|lei|si|e|ma|perché|che|quando|se|dove|ci|mi",
    predicates: "è|sono|era|erano|fu|furono|ha|hanno|aveva|avevano|può|possono|fa|fanno|va|vanno|c'è",
    sounds: 'ehm+|uhm+|mmm+|eh+',
    between: 'cioè|diciamo|insomma|sai|sapete|capito|vero|no|tipo|ecco|per così dire|come dire',
    openings:
      'allora|beh|bene|ecco|sì|no|insomma|dunque|guardi|guarda|senti|certo|diciamo|cioè|ok|va bene|appunto|esatto|primo|secondo|terzo|infine',
  }),
  joints: startsWith('e poi|e quindi|e|ed|ma|o|perché|quindi|però'),
  clauseStarts: startsWith('io|noi|loro|lui|lei|questo|quello|se|oggi'),
  additives: additives({
    words: 'anche|inoltre|quindi|allora|poi',
    notBehind: 'non|né|ma|e|o|che|se|da|di|a|in|con|per|su|fino|ad|prima|io|tu|lui|lei|noi|voi|loro',
    notBefore: 'non|né|mai|nessun[oa]?|niente|nulla|se|quando',
  }),
  verbs:
    /^(?:è|sono|era|erano|fu|furono|ha|hanno|abbiamo|aveva|avevano|può|possono|deve|devono|fa|fanno|va|vanno|\p{L}{2,}(?:iamo|arono|irono|avano|ava|ò|evano|erà|eranno))$/u,
  subordinate: startsWith('perché|anche se|benché|poiché|se|quando|mentre|affinché|finché|che'),
  asks: startsWith('perché mai'),
  backward:
    startsWith(`(?:non |si |gli |le |lo |la |ci |mi )*(?:è|era|erano|fu|furono|ha|hanno|aveva|avevano|disse|dissero|fece|
    fecero|può|possono|\\p{L}{2,}(?:ò|arono|irono|erono))|\\S+ (?:giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|or[ae]|
    minut[oi]) dopo(?! (?:il|la|lo|i|gli|le|l'))|da (?:lì|là|qui)|il giorno dopo|alla fine|lui|lei|loro|esso|
    essa|essi|esse|ciò|questo|questa|questi|queste|quello|quella|quelli|quelle|quel|quei|quegli|gli altri|
    entrambi|entrambe|un altro|un'altra|altri|altre|nessuno|nessuna|anche|inoltre|allora|poi|
    dopo (?:di )?(?:ciò|questo)|da allora|tuttavia|però|perciò|per questo|per esempio|ad esempio|così|quindi|
    in (?:questo|quel|quella|questa)|con (?:questo|ciò)|invece|il (?:risultato|primo|secondo|resto)|
    la (?:stessa|soluzione|ragione|risposta|prima|seconda)|lo stesso|niente|qui|lì|là|sì|no(?=,)|certo|esatto|
    le altre|l'altro|l'altra|suo|sua|suoi|sue`),
  loose: [
    inFirstClause(
      `(?:quel|quella|quei|quelle|quegli)(?! che| di| del| della| dei) \\p{L}+|quell'\\p{L}+|da allora|(?:fino|sino) ad allora|allora|
      l'altr[oa]|gli altri|le altre|(?:lo|la|gli|le|allo|alla|dello|della) stess[oaei](?! (?:di|che|del))|(?:il|la|i|le|al|alla) (?:seguente|successiv[oaei]|precedente)|
      (?:di|con|da|per|fra|tra) (?:loro|lui|lei|essi|esse)|lì|là`,
    ),
    startsWith(
      '(?:la metà|un terzo|un quarto)(?! d)|(?:\\S+ )?(?:neanche|nemmeno|neppure)|che(?! cosa)|\\p{L}{3,}(?:avano|evano|ivano)',
    ),
  ],
  pointing: contains('(?:di|in|con|a|per|su) (?:quel|quella|quei|quelle|ciò)|lo stesso'),
  housekeeping:
    contains(`dopo le notizie|restate con noi|(?:mi |ci )?scus(?:i|ate|a)(?=[, ]se|[,.])|il microfono (?:è acceso|funziona)|mi sentite|per alzata di mano|la sala accanto|ha la parola|state ascoltando|(?:il|la) nostr[oa] prossim[oa] ospite|la seduta è|
    iscriv\\p{L}*|grazie|benvenut[oaie]|buon(?:giorno|asera|anotte)|mi chiamo|il mio nome|in (?:questo|
    quest') ?(?:video|episodio|puntata)|link in descrizione|sponsorizzat\\p{L}*|alla prossima|ci vediamo|
    https?:\\S+|www\\.\\S+`),
  signposts:
    contains(`(?:voglio|vorrei|andrò|vado a) (?:parlare|raccontare|spiegare|cominciare|dire|mostrare)\\p{L}*|
    per (?:finire|concludere|terminare)|in conclusione|come (?:ho|dicevo) ?(?:detto)?|lasciatemi`),
  announcing:
    startsWith(`c'(?:è|era) (?:un|una|un'|solo)|c(?:i sono|'erano|'erano) (?:due|tre|molti|molte|altri|altre)|(?:il|la|lo|i|
    le|un|una) (?:prim[oa]|second[oa]|terz[oa]|quart[oa]|ultim[oa]|prossim[oa]|altr[oa]|ver[oa]|grande) \\S+|
    (?:il|la) \\S+ (?:è|era) (?:semplice|chiar[oa]|questo|questa|sempre (?:lo stesso|la stessa))|(?:due|tre|
    quattro) (?:cose|ragioni|lezioni|domande)|(?:\\S+ ){1,5}(?:una cosa|due cose|tre cose)|immaginate|ascoltate|
    per esempio`),
  subjectClause: clauseFrom('come|perché'),
  subjectEnd: /,| (?:invece di|anziché|affinché|e (?:come|che cosa|perché|chi)) /iu,
  contrast: contains('non|mai|nessuno|niente|solo|ma|più|meno|sempre|tutto|senza'),
  believed: contains('(?:pensavo|credevo|pensavamo|credevamo) che'),
  weighty:
    contains(`la cosa più importante|l'importante|la lezione|ciò che conta|l'errore|per questo|ecco perché|la ragione|la verità|
    alla fine|la differenza|abbiamo imparato|ho imparato|non [^.;]{3,60} (?:ma|bensì)|invece di|piuttosto che`),
  timely:
    contains(`primo|prima|secondo|seconda|terzo|terza|quarto|quarta|quinto|quinta|ultimo|ultima|altro|altra|
    prossimo|prossima|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|gennaio|febbraio|
    marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre`),
  shifts: startsWith('allora|adesso|ora|infine|per finire|parliamo|passiamo|un altro|primo|secondo|dunque'),
  interrogative: startsWith(
    "come|perché|che|che cosa|cosa|chi|quale|quali|dove|quando|quanto|quanta|quanti|quante|è|sono|c'è|ci sono|si può|serve|esiste",
  ),
  demonstrative: contains(
    'questo|questa|questi|queste|quello|quella|quelli|quelle|ciò|lui|lei|loro|ci|ne|lo|lì|là',
  ),
  secondPerson: contains('tu|ti|te|tuo|tua|voi|vi|vostro|vostra|lei'),
  firstPerson: contains('io|mi|me|mio|mia|miei|mie|credo|voglio'),
  general: contains('è|può|possono|deve|devono|sempre|mai'),
  formulas: {
    and: ' e ',
    colon: ': ',
    attributed: 'Nelle parole di {name}:',
    untitled: 'Appunti dalla fonte',
    coverage: 'In questo articolo: {list}.',
    conclusion: 'Da ricordare:',
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
      speakers: [
        'Chi parla, rivolto alla camera',
        'Chi parla, da molto vicino',
        'Chi parla, di profilo',
        'Chi parla, mentre ascolta',
        'Le mani di chi parla',
      ],
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
    threads: 'Qual è la vostra esperienza?',
    youtube: 'Che cosa si vede qui: {list}.',
    notes: { title: 'Note della puntata: {topic}', with: 'Con {list}.' },
    quotes: {
      about: 'Su questo tema: {topic}.',
      asked: 'Alla domanda: «{question}»',
      before: 'Poco prima: «{sentence}»',
    },
    faq: {
      title: 'Domande e risposte: {topic}',
      about: [
        '{topic}: che cosa si dice?',
        '{topic}: che cosa impariamo?',
        '{topic}: che cosa c’è da sapere?',
        '{topic}: di che cosa si tratta?',
        '{topic}: che cosa ricordare?',
      ],
      figures: '{topic}: quali sono le cifre?',
    },
  },
}
