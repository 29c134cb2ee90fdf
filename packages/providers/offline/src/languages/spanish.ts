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

export const spanish: Language = {
  code: 'es',
  stopWords:
    wordSet(`a al algo alguien algún alguna algunas alguno algunos ahora allí allá ante antes aquel aquella aquellas aquellos
    aquello aquí así aun aún aunque bajo bastante bien cada casi como cómo con contra cosa cosas cual cuál cuales cualquier cuando
    cuándo cuanto cuánto da dan dar de debe deben del demasiado desde después dice dicen dicho donde dónde dos durante e el él ella
    ellas ello ellos en entonces entre era eran eres es esa esas ese eso esos esta está estaba estaban estamos están estar estas este
    esto estos estoy fue fueron fui ha había habían habría haber hace hacen hacer hacia han hasta hay he hecho hemos hizo hoy iba ir
    jamás junto la las le les lo los luego más me mejor menos mi mía mientras mío mis mismo misma mucha muchas mucho muchos muy nada
    nadie ni ningún ninguna ninguno no nos nosotros nuestra nuestras nuestro nuestros nunca o os otra otras otro otros para pero poco
    poca pocas pocos podemos poder podía podían por porque pudo puede pueden pues que qué quien quién quienes quiere quieren quiero
    sabe saben se sea sean según ser será sería si sí sido siempre siendo sin sino sobre solo sólo solamente somos son soy su sus
    suya suyo tal también tampoco tan tanto te tener tenemos tenía tenían tengo ti tiene tienen toda todas todavía todo todos tras tu
    tus tuve tuvimos tuvo u un una unas uno unos usted ustedes va vamos van vez veces vosotros voy y ya yo tres cuatro cinco seis
    siete ocho nueve diez cien mil millón millones solas solos solo ellas`),
  abbreviations: wordSet('sr sra srta dr dra prof ud uds etc pág núm art av d p.ej ee.uu aprox tel vol'),
  vague:
    wordSet(`litro litros gramo gramos kilo kilos kilogramo kilogramos grado grados centímetro centímetros kilómetro kilómetros tonelada toneladas euro euros peso pesos señor señora señores doña don cosa cosas vez veces manera forma tipo parte partes número ejemplo ejemplos tiempo día días semana semanas mes meses
    año años hora horas minuto minutos momento gente persona personas hombre mujer pregunta punto razón caso hecho idea mitad cuarto
    mil millón pequeño pequeña pequeños pequeñas grande grandes gran bueno buena buen mejor peor nuevo nueva primer primero primera
    segundo segunda último última diferente mismo propia propio resto lado medio fin final verano invierno mañana tarde noche resultado
    décadas quince solución metros pocos todo`),
  determiners:
    wordSet(`el la los las un una unos unas del al este esta estos estas ese esa nuestro nuestra nuestros nuestras su sus mi
    mis tu tus cada algún alguna`),
  definite: articles('el la los las del:el al:el'),
  numerals: numberWords(
    `dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieci veinte veinti un uno una dós trés séis
    treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento dosciento tresciento cuatrociento quiniento seisciento
    setecient ochocient novecient sete nove cient os as s mil millón millones`,
  ),
  negation: /^(?:no|nunca|nadie|nada|ni|ningun[oa]?|ningún|sin|tampoco|jamás)$/u,
  numberLinks: /(?:inta|enta) y$| coma$/u,
  linkers: wordSet('de del'),
  capitalNouns: false,
  invertedMarks: true,
  inflection: /e?s$/,
  fillers: fillers({
    clauses:
      'yo|es|son|hay|no|ya|está|están|era|fue|tiene|nosotros|ellos|ellas|él|ella|y|pero|porque|que|cuando|si|donde|se|me|nos|le|les',
    predicates:
      'es|son|era|eran|fue|fueron|hay|había|está|están|estaba|tiene|tienen|tenía|puede|pueden|hace|hizo|dijo|va|van',
    sounds: 'eh+|ehm+|em+|mmm+|este+h',
    between: 'digamos|¿no|¿sabes|¿vale|vale|pues|bueno|por así decirlo|la verdad|sabes',
    openings:
      'en serio|bueno|pues|vale|claro|entonces|a ver|mira|oye|o sea|sí|no|eh|bien|en fin|la verdad|por cierto|digamos|muy bien|de acuerdo|primero|segundo|tercero|cuarto|quinto|por último',
  }),
  joints: startsWith('y entonces|y|e|pero|o sea que|o sea|o|porque|así que|pues'),
  clauseStarts: startsWith('yo|nosotros|ellos|ellas|él|ella|hay|esto|eso|si|hoy'),
  additives: additives({
    words: 'también|además|entonces',
    notBehind: 'no|ni|sino|pero|y|o|que|si|desde|hasta|para|por|de|a|en|con|sin|sobre|aquel|ese',
    notBefore: 'no|ni|nunca|nadie|nada|ningun[oa]|ningún',
  }),
  verbs:
    /^(?:es|son|era|eran|fue|fueron|hay|hubo|había|ha|han|he|hemos|doy|da|dan|dio|dieron|empieza|empezó|quieren|saben|dice|dicen|decía|está|están|estaba|tiene|tienen|tenía|tenemos|puede|pueden|debe|hace|hizo|dijo|va|van|vamos|quiere|sabe|saben|\p{L}+(?:[aei]mos|aron|ieron|aban?|ábamos|ían?|íamos|ó|ará|erá|irá|arán|erán|irán))$/u,
  subordinate: startsWith(
    'porque|aunque|ya que|puesto que|si|cuando|mientras|para que|hasta que|como si|que',
  ),
  asks: startsWith('cómo|por qué|para qué'),
  backward:
    startsWith(`(?:no |ya |se |le |les |lo |la |los |las |nos |me )*(?:es(?! (?:decir|que))|son|era|eran|fue|fueron|está|
    están|estaba|estaban|ha|han|lleva|llevan|vale|valen|cuesta|cuestan|sigue|siguen|tiene|tienen|tenía|tenían|dijo|dijeron|hizo|hicieron|puede|pueden|quería|querían|
    significa|consiste|sirve|parece|\\p{L}{2,}(?:ó|aron|ieron))|(?:desde|de|por) (?:ahí|allí|aquí)|sus?|(?:hay|
    había|hubo) (?:un[oa]?|otr[oa]) que|(?:primer|segundo|tercer|cuarto|último|otro) (?:dato|punto|paso|ejemplo|
    caso|error|motivo)[,:]|un[oa] (?:es|era|fue|que|de l[oa]s)|de hecho|resulta que|(?:un|una|dos|tres|
    \\S+) (?:días?|semanas?|meses|mes|años?|horas?|minutos?) (?:después|más tarde|antes)(?! de)|al (?:día|año|
    mes) siguiente|a la (?:mañana|semana|noche) siguiente|años después|en el mismo|al final|eso|esto|ello|ella|
    ellas|ellos|él|ese|esa|esos|esas|aquel|aquella|aquello|aquellos|lo(?! que)|les?|ambos|ambas|otro|otra|otros|
    otras|ninguno|ninguna|también|tampoco|además|entonces|luego|después de (?:eso|esto)|desde entonces|
    sin embargo|por (?:eso|ello|lo tanto|esa razón)|por ejemplo|en (?:cambio|ese|esa|esos|esas|aquel|aquella)|
    con (?:eso|ello)|de (?:este|ese) modo|así|aun así|mientras tanto|el (?:mismo|otro|resto|resultado|último|
    primero|segundo|tercero|cuarto|quinto)|la (?:misma|otra|solución|razón|respuesta|última|primera|segunda|
    tercera(?! parte)|cuarta(?! parte)|quinta)|(?:un[oa]|dos|tres|cuatro|cinco|primera|segunda|tercera|cuarta|quinta),|nada|aquí|allí|sí|no(?=,)|
    claro|exacto|sin aquella|sin aquel|sino|es decir|o sea|dicho`),
  loose: [
    inFirstClause(
      `(?:ese|esa|esos|esas|aquel|aquella|aquellos|aquellas|dich[oa]s?) \\p{L}+|(?:el|la|los|las|del|al) (?:otr[oa]s?(?! \\p{L}+ de)|demás|
      siguientes?|anterior(?:es)?)|(?:del|al|el|la|los|las) mism[oa]s?(?! (?:que|de))|(?:desde|hasta|para|por) entonces|entonces|
      tampoco|(?:desde|por|de|hacia|hasta) (?:ahí|allí|allá)|allí|ahí|(?:de|con|a|para|por|entre|en|sin) ell[oa]s?`,
    ),
    startsWith('(?:yo|nosotros|nadie|la gente|todos|todas|todo el mundo) (?:no |ya )*(?:lo|los) \\p{L}+'),
    startsWith(
      '(?:la mitad|un tercio|(?:una|la) (?:tercera|cuarta|quinta) parte|la mayoría|el resto)(?! de)|l[oa]s (?:hay|hubo|había)|que|\\p{L}{3,}(?:aban|ían)(?! (?:un|el|la|los|las|much|vari|que))',
    ),
    /^(?!.* que )[^,:;]*(?:por ciento|%) (?:más|menos)(?!\p{L})/iu,
  ],
  pointing: contains(
    '(?:de|en|con|a|por|para|sin|sobre) (?:ese|esa|esos|esas|aquel|aquella|aquellos|aquellas)|eso|ello|lo mismo',
  ),
  housekeeping:
    contains(`a continuación|después de las noticias|qu[eé]d(?:en|ad)(?:se|os)|sigan con nosotros|(?:están|
    estáis) escuchando|esto es radio|en radio \\p{L}+|volvemos (?:en|con|a)|nuestr[oa] próxim[oa] invitad[oa]|
    la sesión (?:queda|está)|se levanta la sesión|esta emisora|se (?:abre|cierra) la sesión|me acompañan?(?= \\p{L}+ \\p{L}+)|^perdon[ae]n?(?= que|,)|^disculp[ae]n?(?= que|,)|con el micrófono delante|(?:está|funciona) (?:encendido )?el micrófono|
    a mano alzada|^a buenas horas|se ha equivocado de (?:sala|puerta)|(?:la )?sala de al lado|tiene la palabra|pasemos lista|(?:se|me) (?:oye|oyen|escucha|escuchan)|
    minutos para (?:las )?preguntas|(?:en|a) la (?:mesa de la )?(?:entrada|salida) (?:hay|tienen|encontrarán)|
    suscr[íi]b\\p{L}*|gracias|bienvenid[oa]s?|buen[oa]s (?:días|tardes|noches)|me llamo|mi nombre es|en (?:este|
    el) (?:vídeo|video|episodio)|dale a me gusta|enlace en la descripción|patrocinad\\p{L}*|hasta la próxima|
    nos vemos|https?:\\S+|www\\.\\S+`),
  signposts:
    contains(`(?:hoy )?(?:quiero|quería|quisiera|me gustaría|voy a|vamos a) (?:hablar|contar|explicar|empezar|dejar|
    mostrar|decir)\\p{L}*|aguanten|(?:primera|segunda|tercera|cuarta|quinta) parte[,:]|para terminar|
    en conclusión|en resumen|como (?:he|hemos) dicho|como dije|déjenme|permítanme|ustedes se ríen|se ríen|
    no se rían|les regalo|os regalo`),
  announcing:
    startsWith(`(?:hay|había|hubo|existe|existen|tenemos|teníamos) (?:un|una|dos|tres|cuatro|varios|varias|otro|otra|muchos|
    muchas)|(?:el|la|los|las|mi|nuestro|nuestra|un|una) (?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|
    quint[oa]|últim[oa]|siguiente|próxim[oa]|gran|principal|otr[oa]) \\S+|(?:el|la|mi|nuestr[oa]) \\S+ (?:es|
    era|fue) (?:sencill[oa]|simple|clar[oa]|est[ae]|siempre (?:el|la) mism[oa])|(?:dos|tres|cuatro|
    varias) (?:cosas|razones|lecciones|preguntas|partes)|(?:\\S+ ){1,5}(?:una|dos|tres|cuatro|varias) cosas?|
    l[ea]s cuento|os cuento|te cuento|imagin\\p{L}+|fíjense|fijaos|mir[ae]n?|miren|ahora (?:los|las|el|la)|
    primera parte|segunda parte|tercera parte`),
  subjectClause: clauseFrom('cómo|por qué'),
  subjectEnd: /,| (?:en vez de|en lugar de|porque|para que|y (?:cómo|qué|por qué|quién)) /iu,
  contrast: contains('no|nunca|nadie|nada|solo|sólo|sino|pero|más|menos|siempre|todo|ni'),
  believed: contains('(?:yo )?(?:pensaba|creía|creíamos|pensábamos|creímos|pensamos) que|yo hubiera jurado'),
  weighty:
    contains(`lo (?:más )?importante|lo que importa|la lección|lo que aprend\\p{L}*|la clave|resulta que|por eso|
    el (?:mayor|peor) (?:error|problema)|el error|la verdad es|al final|la razón|la diferencia|no [^.;]{3,60} sino|en vez de|
    en lugar de`),
  timely:
    contains(`primer|primera|primero|segunda|segundo|tercer|tercera|tercero|cuarta|cuarto|quinta|quinto|sexta|
    sexto|última|último|otra|otro|siguiente|lunes|martes|miércoles|jueves|viernes|sábado|domingo|
    enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre`),
  shifts: startsWith(
    'bueno|ahora|(?:primera|segunda|tercera|cuarta|quinta|última) parte|y aquí viene|por último|para terminar|finalmente|hablemos|pasemos|otro|otra|primero|segundo|claro',
  ),
  interrogative: startsWith(
    '(?:a|de|en|con|para|por|desde|hasta) (?:qué|quién|quiénes|cuál|cuáles|dónde|cuánt\\p{L}*)|qué|cómo|por qué|cuánt\\p{L}*|cuál|cuáles|quién|quiénes|dónde|cuándo|es|son|hay|se (?:puede|sabe|debe)|existe|existen|sirve|funciona|vale',
  ),
  demonstrative: contains(
    'eso|esto|ello|ese|esa|esos|esas|aquello|aquel|aquella|lo|él|ella|ellos|ellas|ahí|allí',
  ),
  secondPerson: contains('tú|tu|tus|te|ti|usted|ustedes|vos|vosotros|vuestro|vuestra|os'),
  firstPerson: contains(
    'puedo|digo|sé|veo|pienso|hice|yo|me|mi|mis|conmigo|creo|quiero|tengo|estoy|soy|trabajo',
  ),
  general: contains('es|son|hay|puede|pueden|debe|deben|consiste|siempre|nunca'),
  formulas: {
    and: ' y ',
    colon: ': ',
    attributed: 'En palabras de {name}:',
    untitled: 'Notas de la fuente',
    coverage: 'Este artículo trata de lo siguiente: {list}.',
    conclusion: 'Para recordar:',
    linkedin: '¿Cómo lo ves tú?',
    facebook: '¿Qué opinas? Cuéntanoslo en los comentarios.',
    issue: 'En este número: {list}.',
    inside: 'Dentro: {list}.',
    mainPoints: 'Los puntos principales',
    takeaways: 'Lo que conviene recordar',
    follow: 'Síguenos para saber más: {topic}.',
    save: 'Guárdalo para más tarde.',
    shows: {
      number: 'Texto en pantalla: «{topic}»',
      speakers: [
        'Quien habla, mirando a cámara',
        'Quien habla, muy de cerca',
        'Quien habla, de perfil',
        'Quien habla, escuchando',
        'Las manos de quien habla',
      ],
      topics: ['Imágenes: {topic}', 'Primer plano: {topic}', 'Imagen fija: {topic}'],
    },
    podcast: {
      host: 'Presentación',
      guest: 'Voz invitada',
      welcome: 'Hola y bienvenidos. El tema de hoy: {topic}.',
      first: 'Empezamos por aquí: {topic}.',
      next: ['Siguiente tema: {topic}.', 'Seguimos con otro tema: {topic}.', 'Y ahora esto: {topic}.'],
      last: 'Un último tema: {topic}.',
      closing: 'Eso es todo por hoy. Gracias por escucharnos.',
    },
    threads: '¿Cuál ha sido tu experiencia?',
    youtube: 'Lo que se ve aquí: {list}.',
    notes: { title: 'Notas del episodio: {topic}', with: 'Con {list}.' },
    quotes: {
      about: 'Sobre este tema: {topic}.',
      asked: 'A la pregunta: «{question}»',
      before: 'Justo antes se dijo: «{sentence}»',
    },
    faq: {
      title: 'Preguntas y respuestas: {topic}',
      about: [
        '¿Qué se dice sobre {topic}?',
        '¿Qué se cuenta sobre {topic}?',
        '¿Qué conviene saber sobre {topic}?',
        '¿Qué aprendemos sobre {topic}?',
        '¿Qué pasa con {topic}?',
      ],
      figures: '¿Qué cifras se dan sobre {topic}?',
    },
  },
}
