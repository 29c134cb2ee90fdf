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

export const french: Language = {
  code: 'fr',
  stopWords:
    wordSet(`à afin ai ainsi alors après as assez au aucun aucune aujourd'hui auquel aussi autre autres aux avaient avais avait avant
    avec avez avoir avons ayant beaucoup bien car ce ceci cela celle celles celui cependant ces cet cette ceux chaque chez chose
    choses comme comment contre d' dans de déjà demain depuis derrière des dès desquels deux devant doit doivent donc dont du
    durant elle elles en encore enfin entre envers est et étaient étais était étant être eu eux fait faire faisait fois font fut il
    ils j' jamais je jusqu' jusque l' la là laquelle le lequel les lesquelles lesquels leur leurs loin longtemps lors lorsque lui l'on m' ma mais
    malgré me même mêmes mes mieux moi moins mon n' ne ni non nos notre nôtre nous on ont où ou par parce parfois parmi pas pendant
    personne peu peut peuvent plus plusieurs plutôt pour pourquoi pourrait pouvait presque puis puisque qu' quand que quel quelle quelles
    quelque quelques quels qui quoi rien s' sa sans sauf se selon sera serait seront ses seulement si soit sommes son sont sous souvent suis sur
    surtout t' ta tant te tel telle tellement tes toi ton toujours tous tout toute toutes très trop tu un une va vais vas vers
    veut veux voici voilà vont vos votre vous y c' trois quatre cinq six sept huit neuf dix cent cents mille douze quarante avons`),
  abbreviations: wordSet('m mm mme mlle dr pr prof etc p.ex env av st ste no vol art tél cf'),
  vague:
    wordSet(`litre litres gramme grammes kilo kilos degré degrés centimètre centimètres kilomètre kilomètres tonne tonnes euro euros mètre mètres monsieur madame messieurs mesdames chose choses fois façon manière sorte type partie parties nombre exemple exemples temps jour jours semaine semaines mois an
    ans année années heure heures minute minutes moment gens homme femme question point raison cas fait idée moitié quart mille million
    petit petite petits petites grand grande grands grandes bon bonne meilleur meilleure nouveau nouvelle premier première deuxième
    dernier dernière différent même propre reste côté milieu fin début soir matin après-midi vie moyenne lieu`),
  determiners: wordSet(
    "le la les l' un une des du au aux ce cet cette ces mon ma mes notre nos votre vos leur leurs son sa ses chaque",
  ),
  definite: articles("le la les l' du:le des:les au:le aux:les"),
  numerals: numberWords(
    `deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante
    soixante cent cents mille million millions milliard milliards un et -`,
  ),
  negation: /^(?:ne|n'.*|pas|jamais|rien|aucune?|sans|ni|non)$/u,
  numberLinks: /(?:ingt|ante) et$| virgule$/u,
  linkers: wordSet("de d' du des"),
  capitalNouns: false,
  invertedMarks: false,
  inflection: /e?s$/,
  fillers: fillers({
    clauses:
      "je|j'\\p{L}+|nous|vous|il|elle|ils|elles|on|c'\\p{L}+|ce|ça|et|mais|parce|car|qui|que|qu'\\p{L}+|quand|si|où",
    predicates:
      "est|sont|était|étaient|a|ont|avait|avaient|fait|font|peut|peuvent|doit|faut|va|vont|n'est|n'a",
    sounds: 'euh+|heu+|hum+|mmh+|ben|bah',
    between:
      'tu vois|vous voyez|tu sais|vous savez|disons|quoi|en fait|hein|comment dire|si vous voulez|je veux dire|voilà',
    openings:
      "alors|bon|ben|bah|voilà|oui|non|eh bien|enfin|en fait|bref|d'accord|donc|bien|écoutez|écoute|vous savez|tu sais|bien sûr|premièrement|deuxièmement|troisièmement|enfin",
  }),
  joints: startsWith('et puis|et|mais|ou|donc|car|or'),
  clauseStarts: startsWith('je|nous|vous|ils?|elles?|on|il y a|si'),
  additives: additives({
    words: 'aussi|également|donc|alors|ensuite',
    notBehind:
      "ne|n'\\S+|pas|ni|mais|et|ou|que|qui|moi|toi|lui|elle|nous|vous|eux|depuis|jusqu'|jusque|dès|pour|par|de|à|en|avec|sans",
    notBefore: 'pas|jamais|rien|aucune?|personne|ne|que|grande?s?|petite?s?',
  }),
  verbs:
    /^(?:est|sont|était|étaient|a|ai|as|ont|eu|fut|avait|avaient|fait|font|peut|peuvent|doit|faut|va|vont|suis|avons|\p{L}{3,}(?:aient|èrent|erons|eront))$/u,
  subordinate: startsWith(
    "parce que|bien que|quoique|puisque|si|quand|lorsque|pendant que|pour que|jusqu'à ce que|que",
  ),
  asks: startsWith('comment|pourquoi'),
  backward:
    startsWith(`\\S+ (?:jours?|semaines?|mois|ans?|années?|heures?|minutes?) (?:plus tard|après)(?! (?:la|le|les|l'))|de là|
    d'ici|le lendemain|l'année suivante|le mois suivant|la semaine suivante|au final|il(?! y a| faut)|ils|
    elles?|cela|ceci|ça|ce (?:sont|serait|fut|n'est)|c'est|c'était|ces?|cet|cette|celui|celle|ceux|celles|eux|
    lui|leurs?|son|sa|ses|aucun|aucune|un autre|une autre|d'autres|les autres|l'autre|le même|la même|les mêmes|
    tous deux|aussi|ainsi|alors|ensuite|puis|après (?:ça|cela)|depuis|pourtant|cependant|toutefois|par exemple|
    en revanche|au contraire|du coup|par conséquent|de plus|en outre|là|ici|oui|non(?=,)|voilà|exactement|
    le (?:résultat|premier|second|dernier|reste)|la (?:solution|raison|réponse|première|dernière)|rien`),
  loose: [
    inFirstClause(
      `(?:ce|cet|cette|ces) (?!qui|que|qu'|dont|sont|n'|serait|fut|matin|soir|mois|pays|\\p{L}+ (?:qui|que|où|dont))(?!année|semaine)\\p{L}{3,}|
      \\p{L}+-là|là|depuis lors|entre-temps|l'autre(?! \\p{L}+ d)|les autres|(?:le|la|les) mêmes?(?! que)|non plus|(?:le|la|les)
      (?:suivante?s?|précédente?s?)|(?:de|avec|pour|sans|chez|entre|d'entre) (?:eux|elles?|lui)|(?:on|nous|vous|ils?|elles?) y (?!a)`,
    ),
    startsWith("la moitié(?! de| d')|un (?:tiers|quart)(?! de| d')|que|qu'"),
  ],
  pointing: contains(
    '(?:de|dans|avec|pour|sans|sur) (?:cela|ça|celui-ci|celle-ci)|la même chose|y compris cela',
  ),
  housekeeping:
    contains(`tout à l'heure|après les (?:infos|informations)|restez avec nous|excusez-moi|pardonnez-moi|je vous interromps|(?:le|ce) micro (?:marche|est (?:allumé|ouvert))|vous m'entendez|à main levée|la salle d'à côté|vous écoutez|notre (?:prochain|
    prochaine) invitée?|la séance est|abonne[zr]?[- ]?\\p{L}*|merci|bienvenue|bonjour|bonsoir|je m'appelle|
    mon nom est|dans (?:cette|la) (?:vidéo|épisode)|lien en description|sponsoris\\p{L}*|à bientôt|
    à la prochaine|https?:\\S+|www\\.\\S+`),
  signposts:
    contains(`je (?:veux|voudrais|vais) (?:vous )?(?:parler|raconter|expliquer|commencer|dire|montrer)|pour (?:finir|
    conclure|terminer)|en conclusion|comme je (?:l'ai )?(?:dit|disais)|laissez-moi`),
  announcing:
    startsWith(`il y (?:a|avait|eut) (?:un|une|deux|trois|plusieurs|des|encore)|(?:le|la|les|mon|ma|notre|un|
    une) (?:premi(?:er|ère)|deuxième|seconde?|troisième|quatrième|derni(?:er|ère)|prochaine?|autre|principale?|
    vraie?|grande?) \\S+|(?:mon|notre|le|la) \\S+ (?:est|était) (?:simple|claire?|toujours (?:le|la) même)|
    (?:deux|trois|plusieurs) (?:choses|raisons|leçons|questions)|(?:\\S+ ){1,5}(?:une|deux|trois|quatre|
    plusieurs) choses?|imaginez|figurez-vous|écoutez|par exemple`),
  subjectClause: clauseFrom('comment|pourquoi'),
  subjectEnd: /,| (?:au lieu de|plutôt que|parce que|pour que|et (?:comment|pourquoi|ce que|qui)) /iu,
  contrast: contains("ne|n'|jamais|personne|rien|seulement|mais|plus|moins|toujours|tout|sans"),
  believed: contains('je (?:pensais|croyais)|nous (?:pensions|croyions)|on (?:pensait|croyait)'),
  weighty:
    contains(`le plus important|l'essentiel|la leçon|ce qui compte|l'erreur|c'est pourquoi|c'est pour cela|la raison|la vérité|
    au fond|la différence|avons appris|ai appris|pas [^.;]{3,60} mais|au lieu de|plutôt que`),
  timely:
    contains(`premier|première|deuxième|second|seconde|troisième|quatrième|cinquième|dernier|dernière|autre|
    prochain|prochaine|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|
    avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre`),
  shifts: startsWith(
    'alors|bon|maintenant|ensuite|enfin|pour finir|parlons|passons|autre|premièrement|deuxièmement|nous avons aussi',
  ),
  interrogative: startsWith(
    "comment|pourquoi|que|qu'est-ce|qui|quoi|quel|quelle|quels|quelles|où|quand|combien|est-ce|est-il|y a-t-il|faut-il|peut-on|doit-on|à quoi|de quoi",
  ),
  demonstrative: contains('cela|ça|ce|cet|cette|ces|il|elle|ils|elles|eux|lui|y|en|là'),
  secondPerson: contains('tu|te|toi|ton|ta|tes|vous|votre|vos'),
  firstPerson: contains("je|j'|j'ai|me|moi|mon|ma|mes"),
  general: contains('est|sont|peut|peuvent|doit|faut|toujours|jamais'),
  formulas: {
    and: ' et ',
    colon: ' : ',
    attributed: 'Selon les mots de {name} :',
    untitled: 'Notes tirées de la source',
    coverage: 'Au sommaire de cet article : {list}.',
    conclusion: 'À retenir :',
    linkedin: 'Qu’en pensez-vous ?',
    facebook: 'Et vous, qu’en pensez-vous ? Dites-le en commentaire.',
    issue: 'Dans ce numéro : {list}.',
    inside: 'À lire : {list}.',
    mainPoints: 'Les points principaux',
    takeaways: 'À retenir',
    follow: 'Suivez-nous pour en savoir plus : {topic}.',
    save: 'À garder pour plus tard.',
    shows: {
      number: 'Texte à l’écran : « {topic} »',
      speakers: [
        'La personne qui parle, face caméra',
        'La personne qui parle, de tout près',
        'La personne qui parle, de profil',
        'La personne qui parle, à l’écoute',
        'Les mains de la personne qui parle',
      ],
      topics: ['Images : {topic}', 'Gros plan : {topic}', 'Image fixe : {topic}'],
    },
    podcast: {
      host: 'Présentation',
      guest: 'Voix invitée',
      welcome: 'Bonjour et bienvenue. Notre sujet du jour : {topic}.',
      first: 'Commençons par ceci : {topic}.',
      next: ['Sujet suivant : {topic}.', 'Passons à la suite : {topic}.', 'Et maintenant : {topic}.'],
      last: 'Un dernier sujet : {topic}.',
      closing: 'C’est tout pour aujourd’hui. Merci de votre écoute.',
    },
    threads: 'Quelle est votre expérience ?',
    youtube: 'À voir ici : {list}.',
    notes: { title: 'Notes de l’épisode : {topic}', with: 'Avec {list}.' },
    quotes: {
      about: 'Sur ce sujet : {topic}.',
      asked: 'À la question : « {question} »',
      before: 'Juste avant : « {sentence} »',
    },
    faq: {
      title: 'Questions et réponses : {topic}',
      about: [
        'Que dit-on sur {topic} ?',
        'Qu’apprend-on sur {topic} ?',
        'Que faut-il savoir sur {topic} ?',
        'Que retenir sur {topic} ?',
        'Que se passe-t-il avec {topic} ?',
      ],
      figures: 'Quels chiffres sont donnés sur {topic} ?',
    },
  },
}
