import { insertSentence, proseOf, withAt } from '../rewrite.ts'
import { isAnnouncement } from '../texts.ts'
import { advisory, inLanguage, type Mutator, required } from './mutator.ts'

const avoided = {
  en: {
    voice: ['utilise', 'user-friendly', 'leverage', 'cutting edge'],
    sentences: [
      'They could utilise it at once.',
      'All of it is User friendly.',
      'It gives everybody leverage.',
      'It was cutting-edge, in its way.',
    ],
  },
  es: {
    voice: ['poner en valor', 'sinergia', 'a nivel de', 'usuario final'],
    sentences: [
      'Se trata de poner en valor lo que había.',
      'Sinergia, lo llaman algunos.',
      'Cambió mucho a nivel de costes.',
      'Es cosa del usuario  final.',
    ],
  },
  de: {
    voice: ['ganzheitlich', 'Synergien', 'nutzerfreundlich', 'State of the Art'],
    sentences: [
      'Das ist ganzheitlich gedacht.',
      'So entstehen SYNERGIEN.',
      'Nutzerfreundlich ist es auch.',
      'Das war State-of-the-Art.',
    ],
  },
}

const worn = {
  en: [
    'It was a real game-changer for everybody.',
    'Let’s dive into what happened next.',
    'It is important to note that nobody complained.',
    'The possibilities are endless.',
    'All of this is a testament to patience.',
  ],
  es: [
    'Cabe destacar que nadie se quejó.',
    'Aquello cambió las cosas; las posibilidades son infinitas.',
    'En el mundo de hoy, la paciencia juega un papel fundamental.',
    'Es llevarlo al siguiente nivel.',
  ],
  de: [
    'Das war ein echter Gamechanger.',
    'Geduld spielt eine entscheidende Rolle.',
    'Zusammenfassend lässt sich sagen, dass sich niemand beschwert hat.',
    'Die Möglichkeiten sind endlos.',
  ],
}

/** As offices write. */
const officialese = {
  en: 'The implementation of organisational modifications necessitated comprehensive documentation of operational irregularities. Institutional accountability considerations subsequently precipitated administrative reorganisation initiatives, notwithstanding considerable departmental reservations. Interdisciplinary evaluation methodologies facilitated the identification of unanticipated correlations. Utilisation of photographic documentation technologies contributed significantly to customer satisfaction optimisation. Additional recommendations concerning infrastructural sustainability requirements were communicated accordingly. Preliminary investigations established insufficient familiarity with administrative terminology. Subsequent consultations confirmed organisational compatibility.',
  es: 'La implementación de modificaciones organizativas requirió la documentación exhaustiva de irregularidades operacionales. Consideraciones relativas a la responsabilidad institucional precipitaron posteriormente iniciativas de reorganización administrativa, independientemente de considerables reticencias departamentales. Metodologías interdisciplinares de evaluación facilitaron la identificación de correlaciones imprevistas. La utilización de tecnologías de documentación contribuyó significativamente a la optimización de la satisfacción comunitaria. Recomendaciones adicionales concernientes a requerimientos infraestructurales de sostenibilidad fueron comunicadas oportunamente. Investigaciones preliminares evidenciaron insuficiente familiarización terminológica. Consultas posteriores confirmaron compatibilidades organizacionales.',
  de: 'Die Implementierung organisatorischer Veränderungsmaßnahmen erforderte eine umfassende Dokumentation betrieblicher Unregelmäßigkeiten. Verantwortlichkeitsüberlegungen institutioneller Natur veranlassten anschließend verwaltungsinterne Reorganisationsinitiativen ungeachtet erheblicher abteilungsspezifischer Vorbehalte. Interdisziplinäre Evaluierungsmethoden ermöglichten die Identifizierung unvorhergesehener Zusammenhänge. Die Verwendung fotografischer Dokumentationstechnologien beeinflusste die Zufriedenheitsoptimierung außerordentlich. Zusätzliche Empfehlungen hinsichtlich infrastruktureller Nachhaltigkeitsanforderungen wurden entsprechend weitergeleitet. Voruntersuchungen ergaben unzureichende Vertrautheit mit verwaltungssprachlichen Begrifflichkeiten. Nachfolgende Konsultationen bestätigten organisatorische Kompatibilitäten. Weitere Abstimmungserfordernisse bleiben unberührt.',
}

export const phrasing: readonly Mutator[] = [
  {
    name: 'the language of offices',
    expect: advisory('readability'),
    mutate: (piece) => {
      const places = proseOf(piece.value, 40).filter((placed) => !isAnnouncement(placed))
      const [place, ...more] = places
      if (place === undefined || more.length > 0) return undefined
      return { value: withAt(piece.value, place.path, inLanguage(piece, officialese)) }
    },
  },
  {
    name: 'an expression that the voice avoids',
    expect: required('avoid', 'PHRASE_BANNED'),
    mutate: (piece, { chance }) => {
      const place = chance.one(
        proseOf(piece.value).filter((placed) => !/quotes\[\d+\]\.text/.test(placed.path)),
      )
      const { voice, sentences } = inLanguage(piece, avoided)
      const sentence = chance.one(sentences)
      if (place === undefined || sentence === undefined) return undefined
      return {
        value: withAt(piece.value, place.path, insertSentence(place.text, sentence, chance)),
        path: place.path,
        voice: { avoid: voice },
      }
    },
  },
  {
    name: 'an expression that the voice avoids, in a title',
    expect: required('avoid', 'PHRASE_BANNED'),
    mutate: (piece) => {
      const place = proseOf(piece.value, 2).find(
        (placed) => isAnnouncement(placed) && /^(?:title|heading|subject)$/.test(placed.path),
      )
      const [word = ''] = place?.text.match(/(?<!\p{L})\p{L}{5,}(?!\p{L})/gu) ?? []
      if (place === undefined || word === '') return undefined
      return { value: piece.value, path: place.path, voice: { avoid: ['synergy', word.toUpperCase()] } }
    },
  },
  {
    name: 'a cliché',
    expect: advisory('cliches'),
    mutate: (piece, { chance }) => {
      const place = chance.one(
        proseOf(piece.value).filter((placed) => !isAnnouncement(placed) && !/quotes\[/.test(placed.path)),
      )
      const sentence = chance.one(inLanguage(piece, worn))
      if (place === undefined || sentence === undefined) return undefined
      return {
        value: withAt(piece.value, place.path, insertSentence(place.text, sentence, chance)),
        path: place.path,
      }
    },
  },
  {
    name: 'none of the words of the voice',
    expect: advisory('use'),
    mutate: ({ value }) => ({ value, voice: { use: ['zeitgeist machine', 'quincunx'] } }),
  },
]
