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
    clauses: 'ich|wir|sie|er|es|man|das|da|dann|und|aber|denn|weil|dass|wenn|der|die|wo|wie|was|sondern',
    predicates:
      'ist|sind|war|waren|hat|haben|hatte|hatten|wird|wurde|wurden|kann|können|muss|müssen|geht|kommt|gibt',
    sounds: 'äh+m*|öh+m*|ähm+|hm+|mhm',
    between:
      'sag ich mal|sagen wir mal|weißt du|wissen sie|wie gesagt|glaube ich|ehrlich gesagt|oder so|nicht wahr|gell|ne|also|naja',
    openings: `also|naja|na ja|gut|okay|ok|so|ja|nein|nun|tja|ach|genau|klar|natürlich|ehrlich gesagt|wie gesagt|sehen sie|wissen sie|
      schauen sie|stimmt|na gut|erstens|zweitens|drittens|viertens|fünftens|schließlich|erst einmal|erstmal`,
  }),
  joints: startsWith('und dann|und|aber|oder|denn|doch|sondern'),
  clauseStarts: startsWith('ich|wir|sie|er|es|man|wenn|heute'),
  additives: additives({
    words: 'auch|nämlich|außerdem|allerdings|jedoch',
    notBehind:
      'nicht|nie|kein\\p{L}*|und|oder|sondern|aber|wenn|ob|als|wie|nur|so|seit|bis|von|mit|für|bei|in|an|auf|zu',
    notBefore: 'nicht|nie|niemals|niemand|nichts|kein\\p{L}*|nur|noch|schon|immer|wenn',
  }),
  verbs:
    /^(?:bin|bist|ist|sind|sei|war|waren|wäre|wären|hab|habe|hat|haben|hatte|hatten|hätte|hätten|werde|wird|werden|wurde|wurden|würde|würden|kann|können|könnte|konnte|muss|müssen|musste|soll|sollen|sollte|will|wollen|wollte|darf|dürfen|möchte|gibt|gab|geben|geht|gehen|kommt|kommen|bleibt|machen|mache|macht|lassen|lässt|brauchen|braucht|weiß|wissen|\p{Ll}*(?:stand|ging|kam|nahm|fand|sah|trug|rief|schrieb|blieb|hielt|ließ|fuhr|zog|begann|sprach|lag|saß|roch|fiel|starb|lief|gewann|verlor|schloss|hob|brach|traf|warf|schnitt|stieg|griff|half|trank|schlief|wuchs)(?:en)?|\p{Ll}{3,}(?:te|ten|test))$/u,
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
  loose: [
    // An article without a noun phrase behind it: `Die habe ich vom Baumarkt`, `finden das manchmal herzlos`.
    /^(?:[^,:;]*?(?<!und|oder|,) )?(?:[Dd]as|[Dd]ie|[Dd]er|[Dd]en|[Dd]em) (?:in|an|auf|bei|mit|von|aus|nach|zu|für|um|über|unter|vor|gegen|ohne|durch|seit|als|wie|zum|zur|im|am|vom|beim|ins|nicht|nie|auch|noch|schon|nur|dann|jetzt|heute|damals|manchmal|immer|oft|gern|wirklich|eigentlich|einfach|sehr|ganz|alles|alle|ich|wir|er|sie|es|man|mir|uns|ihm|ihr|Ihnen|Sie|halt|ja|doch|wohl|so|selbst|sogar|vorher|nachher|übrigens|ist|sind|war|waren|hat|haben|habe|hatte|hatten|hätte|wird|werden|wurde|wurden|kann|können|muss|müssen|soll|will|geht|kommt|bleibt|macht|liegt|steht|gilt|stimmt|heißt)(?!\p{L})/u,
    // `Bei uns hängt er`, `Ich habe sie abgespült`: a pronoun behind the verb, or before any noun.
    inFirstClause(
      `(?:ist|sind|war|waren|hat|haben|habe|hatte|hatten|wird|werden|wurde|wurden|kann|können|muss|müssen|soll|will|
      geht|kommt|bleibt|macht|liegt|steht|hängt|fand|lag|gab|gibt|bin|\\p{Ll}{3,}t|\\p{Ll}{3,}(?:te|ten)) (?:er|ihn|ihm|sie|ihnen)`,
      'u',
    ),
    /^\p{L}+(?: [\p{Ll}\d][^\s,:;]*)*? (?:er|ihn|ihm|sie|ihnen)(?![\p{L}])/u,
    // `es` that is no mere subject of the verb: `Wir haben es gewogen`.
    /^(?:[^,:;]*? )?(?!(?:gibt|gab|gäbe|geht|ging|heißt|hieß|braucht|brauchte|regnet|schneit|dauert|dauerte|dass|ob|wenn|weil|wie|was|als) )\p{Ll}+ es(?![\p{L}])/u,
    // `dafür`, unless what it stands for follows: `dafür, dass`.
    inFirstClause(
      `(?:da(?:für|von|mit|bei|zu|gegen|durch|hinter|neben|nach|vor|zwischen|ran|raus|rin|rüber|rum)|dar(?:an|auf|aus|in|um|
      über|unter))(?!(?: \\p{L}+)?, (?:dass|ob|wie|was|wer|wo|warum|wenn|wann|weil|damit|zu)|\\p{L})`,
    ),
    inFirstClause(
      `seither|seitdem|so (?:ein|eine|einen|einem|einer|etwas)|deren|dessen|wiederum|hingegen|ebenfalls|ebenso|genauso|auch
      (?:nicht|kein\\p{L}*|nie)|(?:der|die|das|den|dem) (?:gleiche|selbe|andere|übrige|nächste)[nrs]?|dasselbe|derselbe|also|somit|folglich|demnach|
      dieselbe|der rest(?! de[rs])|(?:zu|in|an|bei|nach|seit|von) (?:dem|der) (?:zeitpunkt|moment|augenblick|stelle|zeit)(?!,| de[rs])|
      (?:zu|in|an|bei|nach|seit|von|vor|mit|aus|auf|für|um|durch) (?:diese[nmrs]?|jene[nmrs]?) \\p{L}+|
      (?:diese[nmrs]?|jene[nmrs]?) (?!jahr|woche|monat|sommer|winter|frühjahr|herbst)\\p{L}+|dort|dorthin`,
    ),
    // `Drei Sommer später`, `Im Jahr davor`, `Die Woche darauf`.
    /^(?:(?:[Dd]ie|[Dd]er|[Dd]as|[Dd]en|[Aa]m|[Ii]m) )?(?:\p{L}+ )?\p{Lu}\p{L}+ (?:später|danach|davor|zuvor|darauf|vorher|nachher)(?![\p{L}])/u,
    startsWith(
      'der (?:unterschied|effekt|vorteil|nachteil|trick)(?! zwischen| vo[nm]| de[rs])|die (?:folge|ursache)(?! vo[nm]| de[rs])|die hälfte(?! de[rs]| vo[nm]| unser| aller)|(?:ein|zwei) (?:drittel|viertel)(?! de[rs]| vo[nm]| unser| aller)|damals|danach|vorher|nachher|hinterher|nur (?:ist|sind|war|waren|hat|haben|hatten)|leider|die anderen|die übrigen',
    ),
    // `achtzehn Prozent mehr`: than what?
    /^(?!.*(?<!\p{L})als(?!\p{L}))[^,:;]*(?:prozent|%) (?:mehr|weniger|höher|niedriger|teurer|billiger)(?!\p{L})/iu,
  ],
  pointing: contains(
    'an (?:dem|diesem) (?:tag|abend|morgen|ort|punkt|nachmittag)|(?:sagt|sagte|meint|meinte|fragt|fragte) (?:er|sie)(?=[,.])|(?:in|an|mit|von|bei|nach|aus|zu|für|auf) (?:jene[nmrs]?|diese[nmrs]?)|deshalb|deswegen|dasselbe|(?:zu|in|seit|ab|bis) (?:dem|der) (?:zeitpunkt|moment|augenblick)(?! ?,| de[rs])',
  ),
  housekeeping:
    contains(`nach den nachrichten|bleiben sie (?:dran|bei uns)|sie hören (?:uns|radio|gleich)|hier ist radio|
    unser nächster gast|zurück (?:ins|in das) (?:funkhaus|studio)|
    (?:ist )?das mikrofon (?:an|aus|geht|funktioniert)|man hört (?:mich|uns)|(?:hört|verstehen|versteht) (?:man|ihr|sie) mich|
    (?:raum|saal) nebenan|in der tür geirrt|per handzeichen|auf leitung (?:eins|zwei|drei|vier|fünf|\\d)|(?:früh|bitte|vorher) anmelden|
    anwesend sind|in der leitung|in die schlussrunde|zu protokoll|das protokoll vermerkt|unter der nummer|entschuldigen sie|verzeihung|\\S+ uhr \\S+, radio|
    (?:herr|frau) (?:\\p{L}+ )?\\p{L}+, bitte|bitte (?:zum|zur)(?= \\p{L}+[.!])|(?:hier|wieder) im (?:funkhaus|studio)|
    ich übergebe|in dieser sendung|(?:tragen|schreiben) sie sich|förderverein|am ausgang|(?:hier vorn|
    hier vorne|noch) (?:stehen|da)|für fragen|ihre fragen|kommen sie (?:gut|trocken|sicher)|hören sie mich|
    abonnier\\p{L}*|(?:vielen )?dank|danke|willkommen|guten (?:abend|tag|morgen)|mein name ist|ich heiße|bei mir im studio|
    (?:finden|lesen|hören) sie(?: \\S+){0,3} auf unserer (?:seite|webseite|website)|in (?:diesem|
    der heutigen) (?:video|folge)|link in der beschreibung|gesponsert|bis zum nächsten mal|auf wiedersehen|
    https?:\\S+|www\\.\\S+`),
  signposts:
    contains(`(?:ich|wir) (?:möchte|möchten|will|wollen|werde|werden)(?: \\S+){0,12}? (?:zeigen|erzählen|erklären|
    sprechen|reden|berichten|beginnen|anfangen|sagen)|(?:ich|wir) (?:möchte|möchten|will|wollen|werde|
    werden) (?:heute |ihnen |euch |nun |jetzt )*über|merken sie sich|eine geschichte möchte ich|
    ich fasse zusammen|lassen sie mich|zum schluss|zusammenfassend|wie ich (?:schon )?(?:sagte|gesagt habe)|
    ich fange(?: mal| jetzt| gleich)? (?:mit|an)|jetzt kommt (?:der|die|das)|so weit (?:die|der|das)|
    damit (?:bin|wäre) ich|damit (?:sind|wären) wir|damit komme ich|ich wiederhole|noch einmal für|
    ich habe mir vorgenommen|nun ist die \\p{L}+ frage|für alle, die|sie dürfen (?:aber )?gern|
    ich erzähle (?:ihnen|euch|dir)|ich verspreche|sie lachen|ihr lacht|da lachen sie`),
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
  believed: contains(
    '(?:ich|wir) (?:dachte|dachten|glaubte|glaubten)|(?:dachte|dachten|glaubte|glaubten) (?:ich|wir)',
  ),
  weighty:
    contains(`der kern|das wichtigste|entscheidend\\p{L}*|(?:größte|schlimmste|wichtigste|eigentliche)\\p{L}* (?:fehler|verlust|problem|grund)|
    die lösung|es geht um|das heißt|heißt nicht|deshalb|der grund|die lehre|gelernt|am ende|stellte sich heraus|der unterschied|
    nicht [^.;]{3,60} sondern|statt`),
  timely:
    contains(`(?:erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt|letzt|nächst|ander|ganz)e[nrsm]?|
    montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|januar|februar|märz|april|
    mai|juni|juli|august|september|oktober|november|dezember`),
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
    attributed: 'In den Worten von {name}:',
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
    quotes: {
      about: 'Zum Thema: {topic}.',
      asked: 'Auf die Frage: „{question}“',
      before: 'Kurz davor hieß es: „{sentence}“',
    },
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
