import { c, type HandPiece, piecesOver } from './hand-piece.ts'

/** Pieces in another language than their source. */
export const translations: readonly HandPiece[] = [
  ...piecesOver('en/short', 'es', [
    [
      'social_media.facebook',
      {
        text: `Alguien olvidó en el tren una tarta de boda de tres pisos. 🎂 A las seis de la mañana siguiente, el novio estaba en la oficina de objetos perdidos, todavía con el traje puesto: «No pensé que nadie la hubiera guardado». La guardaron. ¿Qué es lo más raro que habéis recuperado vosotros?`,
        cues: c(20, 21, 22),
      },
    ],
    [
      'quotes.five',
      {
        quotes: [
          {
            text: 'Single gloves, mostly. I used to say we were a very well-organised drawer.',
            cue: 'c5',
            context: 'Sobre lo que llena los estantes de la oficina.',
          },
          { text: 'So we changed one thing.', cue: 'c14', context: 'El momento en que todo cambió.' },
          { text: 'And, well, the phones did go home.', cue: 'c10', context: 'Lo que todos esperaban.' },
          {
            text: 'What mattered was whether somebody believed the thing could be found.',
            cue: 'c13',
            context: 'Por qué la gente recoge sus cosas, o no.',
          },
          {
            text: 'The groom came back for it at six the next morning, in his suit, still a little bit drunk',
            cue: 'c21',
            context: 'El dueño de la tarta.',
          },
        ],
        cues: c(5, 10, 13, 14, 21),
      },
    ],
  ]),
  ...piecesOver('en/interview', 'de', [
    [
      'newsletter.takeaways',
      {
        heading: 'Vom Orgelbauer lernen',
        takeaways: [
          'Langsam heizen: höchstens ein Grad in der Stunde, zwölf Grad genügen.',
          'Ein Feuchtigkeitssensor für dreißig Euro schützt ein Instrument, das eine halbe Million wert ist.',
          'Eine Orgel, die jede Woche gespielt wird, bleibt gesund; Stille ist das, was ein Instrument umbringt.',
        ],
        cues: c(32, 33, 34, 54, 55),
      },
    ],
    [
      'summary.short',
      {
        title: 'Warum Tom Becker von Heizungen wenig hält',
        text: `Der Orgelbauer Tom Becker erzählt Rosa Delgado, was eine Kirchenorgel krank macht. Das Leder der Bälge hält etwa vierzig Jahre, danach zischt es, und die meisten Gemeinden warten noch zehn. Am schlimmsten ist die Zentralheizung: Das Holz schrumpft am Sonntag und quillt am Montag wieder auf.

Eine Restaurierung kostet rund 280.000 Euro, ein Sensor dreißig. Nachwuchs gibt es genug, im letzten Jahr kamen vierzig Bewerbungen auf zwei Stellen. Schwerer ist es, die jungen Leute zu halten.`,
        points: ['Schnelles Heizen zerstört Orgeln.', 'Bewerbungen gibt es genug.'],
        cues: c(2, 16, 17, 18, 21, 27, 28, 29, 34, 38, 40),
      },
    ],
  ]),
  ...piecesOver('de/talk-short', 'en', [
    [
      'social_media.threads',
      {
        posts: [
          'A baker near Freiburg gets up at five instead of one in the morning. His sourdough does the night shift, alone, at six degrees 🍞',
          'And something else happened: fourteen people applied for an apprenticeship last year. In the ten years before that? Nobody. Would you have guessed that a fridge could do this?',
        ],
        cues: c(2, 17, 18, 19, 21),
      },
    ],
    [
      'seo.page',
      {
        title: 'Sourdough Bread: Why a Slow Dough Is Easier to Digest',
        description:
          'A baker from the Freiburg area explains what sixteen hours of rest do to a sourdough, why his loaf costs six euros, and how you can start your own at home.',
        slug: 'slow-sourdough-bread',
        keywords: ['sourdough', 'Freiburg', 'slow dough'],
        cues: c(2, 9, 13, 29, 34, 35),
      },
    ],
  ]),
  ...piecesOver('es/talk-short', 'de', [
    [
      'social_media.bluesky',
      {
        posts: [
          'Neun Wehre, kein Sauerstoff, vier Fischarten: So sah der Manzanares 2015 aus. Dann öffnete man die Schleusen und wartete.',
          'Heute leben dort mehr als hundert Vogelarten. „La renaturalización de un río consiste, sobre todo, en dejar de estorbar“, sagt Lucía Ferrer: Man muss vor allem aufhören, im Weg zu stehen.',
        ],
        cues: c(2, 4, 6, 7, 9, 14, 16),
      },
    ],
  ]),
]
