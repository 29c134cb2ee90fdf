import {
  articles,
  clauseFrom,
  contains,
  fillers,
  type Language,
  numberWords,
  startsWith,
  wordSet,
} from './language.ts'

export const german: Language = {
  code: 'de',
  stopWords:
    wordSet(`ab aber alle allein allem allen aller alles allerdings als also am an andere anderen anderer anderes andern auch auf
    aus bei beide beiden beim bereits bevor bin bis bisher bist brauchen braucht da dabei dadurch dafür dagegen daher dahin damals
    damit danach dann daran darauf daraus darf darin darum darüber das dass davon dazu dein deine dem den denen denn dennoch der deren
    derselbe des deshalb dessen deswegen die dies diese diesem diesen dieser dieses dir doch dort du durch dürfen ebenfalls ebenso
    eigentlich ein eine einem einen einer eines einige einigen einmal einfach er erst es etwa etwas euch euer fast für ganz ganze
    ganzen gar geben gegen geht gemacht genau gern gibt haben habe hat hatte hatten hätte hier hin hinter ich ihm ihn ihnen ihr ihre
    ihrem ihren ihrer immer in indem ins ist ja je jede jedem jeden jeder jedes jemand jener jetzt kann kannst kein keine keinem
    keinen keiner können könnte konnte kommen kommt lang lange lassen machen macht man manche mehr mein meine meinem meinen meiner
    mich mir mit möchte muss müssen musste nach nachdem nämlich natürlich neben nein nicht nichts nie niemand noch nun nur ob oben
    oder ohne oft schon sehr sei sein seine seinem seinen seiner seit seitdem selbst sich sie sind so sobald sogar solche soll sollen
    sollte sondern sonst soweit sowie statt stets über um und uns unser unsere unserem unseren unserer unter viel viele vielen vom von
    vor vorher während wann war waren warum was wegen weil weiter welche welcher welches wem wen wenig weniger wenn wer werde werden
    wie wieder will wir wird wirklich wo wohl wollen wollte worden wurde wurden zu zum zur zwar zwei drei vier fünf sechs sieben acht
    neun zehn zwischen zusammen fertig gut würde würden unsre`),
  abbreviations:
    wordSet(`dr prof hr fr z.b u.a d.h bzw usw etc ca nr str vgl evtl ggf inkl max min mio mrd st s abs art jan feb aug sept
    okt nov dez tel fam jh mind geb gest z b u d h`),
  vague:
    wordSet(`liter kilo kilogramm milligramm tonne kilometern zentimetern herr herrn herren frau frauen dingen sache sachen ding dinge mal male art weise teil teile zahl beispiel beispiele zeit tag tage tagen woche wochen monat monate jahr jahre
    jahren stunde stunden uhr minute minuten moment leute mensch menschen mann frau frage fragen punkt grund fall idee hälfte drittel
    prozent kilogramm kilometer quadratkilometer quadratmeter zentimeter tonnen tausend million millionen euro gramm meter grad ende anfang seite mitte abend morgen nacht montag sonntag name danke dank
    wirklichkeit kleinigkeit nähe rest platz jahr sommer winter laib heute schwierigkeiten zuhören`),
  determiners:
    wordSet(`der die das den dem des ein eine einen einem einer eines dieser diese dieses kein keine unser unsere unserem
    mein meine ihr ihre sein seine jede jeder jedes beim zum zur vom im am ins`),
  definite: articles('der die das den dem des beim:dem zum:dem zur:der vom:dem im:dem am:dem ins:das'),
  numerals: numberWords(
    `eins zwei zwo drei vier fünf sechs sech sieben sieb acht neun zehn elf zwölf zwan drei zig ßig ein und hundert tausend
    million millionen milliarde milliarden`,
  ),
  negation: /^(?:nicht|nie|niemals|niemand|nichts|ohne|weder|kein(?:e[nmrs]?)?)$/u,
  numberLinks: / komma$/u,
  linkers: wordSet(''),
  capitalNouns: true,
  invertedMarks: false,
  inflection: /(?:ern|e[nrsm]|[ens])$/,
  fillers: fillers({
    clauses: 'ich|wir|sie|er|es|man|das|da|dann',
    sounds: 'äh+m*|öh+m*|ähm+|hm+|mhm',
    between:
      'sag ich mal|sagen wir mal|weißt du|wissen sie|wie gesagt|glaube ich|ehrlich gesagt|oder so|nicht wahr|gell|ne|also|naja',
    openings: `also|naja|na ja|gut|okay|ok|so|ja|nein|nun|tja|ach|genau|klar|natürlich|ehrlich gesagt|wie gesagt|sehen sie|wissen sie|
      schauen sie|stimmt|na gut|erstens|zweitens|drittens|viertens|fünftens|schließlich`,
  }),
  joints: startsWith('und dann|und|aber|oder|denn|doch|sondern'),
  clauseStarts: startsWith('ich|wir|sie|er|es|man|wenn|heute'),
  additives:
    /^((?:\S+ ){1,4}?)(?:auch|nämlich|deshalb|deswegen|dann|außerdem|allerdings|jedoch) (?=[\p{L}\d])/iu,
  verbs:
    /^(?:ist|sind|war|waren|hat|haben|hatte|hatten|wird|werden|wurde|wurden|kann|können|muss|müssen|soll|will|gibt|gab|geht|kommt|bleibt|\p{Ll}{3,}(?:te|ten|test))$/u,
  subordinate: startsWith(
    'weil|dass|obwohl|obgleich|wenn|falls|nachdem|bevor|während|sodass|damit|ob|bis|indem|als ob',
  ),
  asks: startsWith('warum|weshalb|wieso'),
  backward:
    startsWith(`von (?:dort|da|hier)|sein(?:e[nrsm]?)?|ihr(?:e[nrsm]?)?|\\S+ (?:tage|wochen|monate|jahre|stunden|
    minuten) (?:später|danach|darauf|zuvor)|(?:ein|eine|einen) (?:tag|woche|monat|jahr|stunde) (?:später|danach|
    darauf)|am nächsten|tags darauf|am ende|es(?! gibt| geht)|er|sie|ihm|ihn|ihnen|das (?:ist|war|hat|wird|
    heißt|bedeutet|kann|macht|kostet|spart|sind|waren)|dies|diese[rsmn]?|jene[rsmn]?|solche[rsmn]?|beide[rsn]?|
    damit|dabei|dadurch|dafür|dagegen|daher|danach|dann|daran|darauf|daraus|darin|darum|davon|dazu|darunter|
    daneben|darüber|darunter|daneben|darüber|deshalb|deswegen|dennoch|trotzdem|seitdem|da|dort|hier|so|zusammen|
    andere[rsn]?|ein andere[rs]?|eine andere|keine[rs]? davon|außerdem|auch|jedoch|allerdings|inzwischen|
    stattdessen|ebenso|genauso|in (?:dieser|diesem|jener|jenem)|nach (?:dieser|diesem)|bei (?:dieser|diesem)|
    mit (?:dieser|diesem|diesen)|der (?:andere|erste|zweite|dritte|letzte|grund)|die (?:andere|anderen|erste|
    zweite|dritte|letzte|lösung|antwort)|das (?:andere|ergebnis|gleiche|erste|zweite|dritte|vierte|fünfte|
    nächste|letzte)|(?:erstens|zweitens|drittens|viertens|fünftens)|(?:eins|zwei|drei),|zum beispiel|ja|nein|
    genau|am (?:ersten|zweiten|dritten|vierten|fünften|sechsten|nächsten)|wenn (?:er|sie|es|das)`),
  pointing: contains(
    'an (?:dem|diesem) (?:tag|abend|morgen|ort|punkt|nachmittag)|(?:sagt|sagte|meint|meinte|fragt|fragte) (?:er|sie)(?=[,.])|(?:in|an|mit|von|bei|nach|aus|zu|für|auf) (?:jene[nmrs]?|diese[nmrs]?)|deshalb|deswegen|dasselbe',
  ),
  housekeeping:
    contains(`nach den nachrichten|bleiben sie (?:dran|bei uns)|sie hören (?:uns|radio|gleich)|hier ist radio|
    unser nächster gast|zurück (?:ins|in das) (?:funkhaus|studio)|(?:hier|wieder) im (?:funkhaus|studio)|
    ich übergebe|in dieser sendung|(?:tragen|schreiben) sie sich|förderverein|am ausgang|(?:hier vorn|
    hier vorne|noch) (?:stehen|da)|für fragen|ihre fragen|kommen sie (?:gut|trocken|sicher)|hören sie mich|
    abonnier\\p{L}*|(?:vielen )?dank|danke|willkommen|guten (?:abend|tag|morgen)|mein name ist|in (?:diesem|
    der heutigen) (?:video|folge)|link in der beschreibung|gesponsert|bis zum nächsten mal|auf wiedersehen|
    https?:\\S+|www\\.\\S+`),
  signposts:
    contains(`(?:ich|wir) (?:möchte|möchten|will|wollen|werde|werden)(?: \\S+){0,12}? (?:zeigen|erzählen|erklären|
    sprechen|reden|berichten|beginnen|anfangen|sagen)|(?:ich|wir) (?:möchte|möchten|will|wollen|werde|
    werden) (?:heute |ihnen |euch |nun |jetzt )*über|merken sie sich|eine geschichte möchte ich|
    ich fasse zusammen|lassen sie mich|zum schluss|zusammenfassend|wie ich (?:schon )?(?:sagte|gesagt habe)|
    ich verspreche|sie lachen|ihr lacht|da lachen sie`),
  announcing:
    startsWith(`es (?:gibt|gab|war|waren|ist) (?:ein|eine|einen|zwei|drei|mehrere|noch|nur)|(?:der|die|das|mein|meine|unser|
    unsere|ein|eine) (?:erste|zweite|dritte|vierte|fünfte|letzte|nächste|größte|wichtigste|eigentliche|
    andere)[nrs]? \\S+|(?:mein|meine|unser|unsere|der|die|das) \\S+ (?:ist|war) (?:einfach|klar|immer (?:der|
    die|das)(?:selbe|gleiche))|(?:zwei|drei|vier|mehrere) (?:dinge|gründe|fragen|lehren|sachen)|
    (?:\\S+ ){1,5}(?:eine sache|zwei dinge|drei dinge|vier dinge)|stell(?:en sie|t euch)|nun zu|jetzt zu|
    zum beispiel`),
  subjectClause: clauseFrom('wie|warum|weshalb'),
  subjectEnd: /,| (?:statt|anstatt|und (?:wie|was|warum|wer)) /iu,
  contrast: contains('nicht|nie|niemand|nichts|kein|keine|nur|sondern|aber|als|immer|alles'),
  shifts: startsWith(
    'also|nun|jetzt|zum schluss|kommen wir|zunächst|zuerst|zweitens|drittens|natürlich|schließlich|noch etwas|was',
  ),
  interrogative: startsWith(
    'wie|was|warum|wieso|weshalb|wer|wen|wem|wessen|wo|woher|wohin|wann|welche\\p{L}*|womit|wozu|woran|worauf|ist|sind|war|gibt|kann|können|hat|haben|darf|dürfen|muss|müssen|soll|sollte|lohnt|braucht',
  ),
  demonstrative: contains(
    'das (?:ist|war|geht|heißt|funktioniert|macht)|dies\\p{L}*|er|es|sie|ihn|ihm|da|dort|davon|damit|daran|dabei|dazu|darüber|dafür',
  ),
  secondPerson: contains('du|dich|dir|dein|deine|deinen|ihr|euch|eure|Sie|Ihnen|Ihre|Ihren'),
  firstPerson: contains('ich|mich|mir|mein|meine|meinen|meinem|meiner'),
  general: contains('ist|sind|braucht|kann|muss|gibt|bleibt|immer|nie'),
  formulas: {
    and: ' und ',
    colon: ': ',
    untitled: 'Notizen aus der Quelle',
    coverage: 'Darum geht es in diesem Beitrag: {list}.',
    conclusion: 'Was bleibt:',
    linkedin: 'Wie sehen Sie das?',
    facebook: 'Was meint ihr? Schreibt es in die Kommentare.',
    issue: 'In dieser Ausgabe: {list}.',
    inside: 'Darin: {list}.',
    mainPoints: 'Die wichtigsten Punkte',
    takeaways: 'Zum Mitnehmen',
    follow: 'Mehr davon hier: {topic}.',
    save: 'Für später speichern.',
    shows: {
      number: 'Text im Bild: „{topic}“',
      speakers: [
        'Die sprechende Person, Blick in die Kamera',
        'Die sprechende Person, ganz nah',
        'Die sprechende Person von der Seite',
        'Die sprechende Person beim Zuhören',
        'Die Hände der sprechenden Person',
      ],
      topics: ['Aufnahmen: {topic}', 'Nahaufnahme: {topic}', 'Standbild: {topic}'],
    },
    podcast: {
      host: 'Moderation',
      guest: 'Gast',
      welcome: 'Herzlich willkommen. Unser Thema heute: {topic}.',
      first: 'Damit fangen wir an: {topic}.',
      next: [
        'Das nächste Thema: {topic}.',
        'Weiter geht es mit diesem Thema: {topic}.',
        'Und nun dazu: {topic}.',
      ],
      last: 'Ein letztes Thema: {topic}.',
      closing: 'Das war es für heute. Danke fürs Zuhören.',
    },
    threads: 'Welche Erfahrungen habt ihr gemacht?',
    youtube: 'Das gibt es zu sehen: {list}.',
    notes: { title: 'Notizen zur Folge: {topic}', with: 'Mit {list}.' },
    quotes: { about: 'Zum Thema: {topic}.', asked: 'Auf die Frage: „{question}“' },
    faq: {
      title: 'Fragen und Antworten: {topic}',
      about: [
        '{topic}: Was wird dazu gesagt?',
        '{topic}: Was erfährt man darüber?',
        '{topic}: Was sollte man wissen?',
        '{topic}: Worum geht es dabei?',
        '{topic}: Was ist davon bekannt?',
      ],
      figures: '{topic}: Welche Zahlen werden genannt?',
    },
  },
}
