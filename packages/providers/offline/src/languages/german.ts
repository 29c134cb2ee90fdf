import { contains, fillers, type Language, startsWith, wordSet } from './language.ts'

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
    okt nov dez tel z b u d h`),
  vague:
    wordSet(`ding dinge mal male art weise teil teile zahl beispiel beispiele zeit tag tage tagen woche wochen monat monate jahr jahre
    jahren stunde stunden uhr minute minuten moment leute mensch menschen mann frau frage fragen punkt grund fall idee hälfte drittel
    prozent kilogramm kilometer quadratkilometer quadratmeter zentimeter tonnen tausend million millionen euro gramm meter grad ende anfang seite mitte abend morgen nacht montag sonntag name danke dank
    wirklichkeit kleinigkeit nähe rest platz jahr sommer winter laib heute schwierigkeiten zuhören`),
  determiners:
    wordSet(`der die das den dem des ein eine einen einem einer eines dieser diese dieses kein keine unser unsere unserem
    mein meine ihr ihre sein seine jede jeder jedes beim zum zur vom im am ins`),
  linkers: wordSet(''),
  capitalNouns: true,
  inflection: /(?:ern|e[nrsm]|[ens])$/,
  fillers: fillers({
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
  backward:
    startsWith(`es(?! gibt| geht)|er|sie|ihm|ihn|ihnen|das (?:ist|war|hat|wird|heißt|bedeutet|kann|macht|kostet|spart|sind|waren)|dies|diese[rsmn]?|
    jene[rsmn]?|solche[rsmn]?|beide[rsn]?|damit|dabei|dadurch|dafür|dagegen|daher|danach|dann|daran|darauf|daraus|darin|darum|davon|dazu|darunter|daneben|darüber|darunter|daneben|darüber|
    deshalb|deswegen|dennoch|trotzdem|seitdem|da|dort|hier|so|zusammen|andere[rsn]?|ein andere[rs]?|eine andere|keine[rs]? davon|
    außerdem|auch|jedoch|allerdings|inzwischen|stattdessen|ebenso|genauso|in (?:dieser|diesem|jener|jenem)|nach (?:dieser|diesem)|bei (?:dieser|
    diesem)|mit (?:dieser|diesem|diesen)|der (?:andere|erste|zweite|dritte|letzte|grund)|die (?:andere|anderen|erste|zweite|dritte|letzte|lösung|
    antwort)|das (?:andere|ergebnis|gleiche)|zum beispiel|ja|nein|genau|am (?:ersten|zweiten|dritten|vierten|fünften|sechsten|nächsten)|wenn (?:er|sie|es|das)`),
  pointing: contains(
    '(?:in|mit|von|bei|nach|aus|zu|für|auf) (?:jene[nmrs]?|diese[nmrs]?)|deshalb|deswegen|dasselbe',
  ),
  housekeeping:
    contains(`abonnier\\p{L}*|(?:vielen )?dank|danke|willkommen|guten (?:abend|tag|morgen)|mein name ist|in (?:diesem|der heutigen) (?:video|folge)|
    link in der beschreibung|gesponsert|bis zum nächsten mal|auf wiedersehen|https?:\\S+|www\\.\\S+`),
  signposts:
    contains(`(?:ich|wir) (?:möchte|möchten|will|wollen|werde|werden) (?:heute |ihnen |euch |nun |jetzt )*(?:über|zeigen|erzählen|erklären|sprechen)|
    lassen sie mich|zum schluss|zusammenfassend|wie ich (?:schon )?(?:sagte|gesagt habe)|ich verspreche`),
  shifts: startsWith(
    'also|nun|jetzt|zum schluss|kommen wir|zunächst|zuerst|zweitens|drittens|natürlich|schließlich|noch etwas|was',
  ),
  firstPerson: contains('ich|mich|mir|mein|meine|meinen|meinem|meiner'),
  general: contains('ist|sind|braucht|kann|muss|gibt|bleibt|immer|nie'),
  formulas: {
    and: ' und ',
    untitled: 'Notizen aus der Quelle',
    coverage: 'Darum geht es in diesem Beitrag: {list}.',
    conclusion: 'Was bleibt:',
    thread: {
      opening: 'Das Wichtigste, Beitrag für Beitrag:',
      closing: 'Wenn es nützlich war: gern weitersagen.',
    },
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
      speaker: 'Die sprechende Person, Blick in die Kamera',
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
  },
}
