import { contains, fillers, type Language, startsWith, wordSet } from './language.ts'

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
    wordSet(`cosa cosas vez veces manera forma tipo parte partes número ejemplo ejemplos tiempo día días semana semanas mes meses
    año años hora horas minuto minutos momento gente persona personas hombre mujer pregunta punto razón caso hecho idea mitad cuarto
    mil millón pequeño pequeña pequeños pequeñas grande grandes gran bueno buena buen mejor peor nuevo nueva primer primero primera
    segundo segunda último última diferente mismo propia propio resto lado medio fin final verano invierno mañana tarde noche resultado
    décadas quince solución metros pocos todo`),
  determiners:
    wordSet(`el la los las un una unos unas del al este esta estos estas ese esa nuestro nuestra nuestros nuestras su sus mi
    mis tu tus cada algún alguna`),
  linkers: wordSet('de del'),
  capitalNouns: false,
  inflection: /e?s$/,
  fillers: fillers({
    sounds: 'eh+|ehm+|em+|mmm+|este+h',
    between: 'o sea|digamos|¿no|¿sabes|¿vale|vale|pues|bueno|por así decirlo|la verdad|sabes|es decir, eh',
    openings:
      'bueno|pues|vale|claro|entonces|a ver|mira|oye|o sea|sí|no|eh|bien|en fin|la verdad|por cierto|digamos|muy bien|de acuerdo|primero|segundo|tercero|cuarto|quinto|por último',
  }),
  joints: startsWith('y entonces|y|e|pero|o|porque|así que|pues'),
  clauseStarts: startsWith('yo|nosotros|ellos|ellas|él|ella|hay|esto|eso|si|hoy'),
  additives: /^((?:\S+ ){1,4}?)(?:también|además|entonces|tampoco) (?=\p{L})/iu,
  backward:
    startsWith(`eso|esto|ello|ella|ellas|ellos|él|ese|esa|esos|esas|aquel|aquella|aquello|aquellos|lo(?! que)|les?|ambos|ambas|otro|otra|
    otros|otras|ninguno|ninguna|también|tampoco|además|entonces|luego|después de (?:eso|esto)|desde entonces|sin embargo|por (?:eso|ello|lo
    tanto|esa razón)|por ejemplo|en (?:cambio|ese|esa|esos|esas|aquel|aquella)|con (?:eso|ello)|de (?:este|ese) modo|así|aun así|mientras tanto|
    el (?:mismo|otro|resto|resultado|último|primero|segundo)|la (?:misma|otra|solución|razón|respuesta|última|primera|segunda)|nada|aquí|allí|sí|
    no(?=,)|claro|exacto|sin aquella|sin aquel|sino|es decir|o sea|dicho`),
  pointing: contains(
    '(?:de|en|con|a|por|para|sin|sobre) (?:ese|esa|esos|esas|aquel|aquella|aquellos|aquellas)|eso|ello|lo mismo',
  ),
  housekeeping:
    contains(`suscr[íi]b\\p{L}*|gracias|bienvenid[oa]s?|buen[oa]s (?:días|tardes|noches)|me llamo|mi nombre es|en (?:este|el) (?:vídeo|video|
    episodio)|dale a me gusta|enlace en la descripción|patrocinad\\p{L}*|hasta la próxima|nos vemos|https?:\\S+|www\\.\\S+`),
  signposts:
    contains(`(?:hoy )?(?:quiero|quería|quisiera|me gustaría|voy a|vamos a) (?:hablar|contar|explicar|empezar|dejar|mostrar|decir)\\p{L}*|
    para terminar|en conclusión|en resumen|como (?:he|hemos) dicho|como dije|déjenme|permítanme`),
  shifts: startsWith(
    'bueno|ahora|por último|para terminar|finalmente|hablemos|pasemos|otro|otra|primero|segundo|claro',
  ),
  firstPerson: contains('yo|me|mi|mis|conmigo|creo|quiero|tengo|estoy|soy|trabajo'),
  general: contains('es|son|hay|puede|pueden|debe|deben|consiste|siempre|nunca'),
  formulas: {
    and: ' y ',
    untitled: 'Notas de la fuente',
    coverage: 'Este artículo trata de lo siguiente: {list}.',
    conclusion: 'Para recordar:',
    thread: { opening: 'Las ideas clave, una por publicación:', closing: 'Si te ha servido, compártelo.' },
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
      speaker: 'Quien habla, mirando a cámara',
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
  },
}
