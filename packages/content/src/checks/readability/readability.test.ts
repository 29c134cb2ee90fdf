import { describe, expect, it } from 'vitest'
import { faultsOf } from '../faults.fixture.ts'
import { checkReadability, readingEase } from './readability.ts'
import { checkSentences } from './sentences.ts'
import { english, french, german, portuguese, spanish } from './syllables.ts'

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')

describe('syllables', () => {
  it.each([
    [
      'en',
      english,
      'gate 1, opened 2, walked 1, going 2, table 2, tables 2, metre 2, hundred 2, people 2, idea 3, radio 3',
    ],
    [
      'en',
      english,
      'quiet 2, themselves 2, nobody 3, boxes 2, houses 2, safely 2, question 2, fire 1, squares 1, a 1, the 1',
    ],
    [
      'es',
      spanish,
      'agua 2, compuertas 3, ciudad 2, día 2, país 2, leyes 2, que 1, guerra 2, muy 1, ahora 3, teatro 3, y 1',
    ],
    [
      'de',
      german,
      'tore 2, wasser 2, nation 3, quelle 2, häuser 2, zeitung 2, straße 2, über 2, bayern 2, theater 3, see 1, st 1',
    ],
    [
      'fr',
      french,
      'ville 1, eau 1, beaucoup 2, vannes 1, année 2, nation 2, théâtre 2, personne 2, élève 2, même 1, idéal 3',
    ],
    [
      'pt',
      portuguese,
      'não 1, ação 2, cidade 3, água 2, pão 1, história 3, mãe 1, muito 2, ao 1, põe 1, leite 2, s 1',
    ],
  ])('of %s words', (_language, syllables, examples) => {
    for (const example of examples.split(', ')) {
      const [word = '', count] = example.split(' ')
      expect([word, syllables(word)]).toEqual([word, Number(count)])
    }
  })
})

const texts = {
  en: [
    'The gates open by themselves. Nobody has to pull at them. When the water comes, they close again. That is all there is to it. A man comes by once a week and takes out the leaves. He does it by hand, with a rake. It takes him an hour or so. Last year he found a shoe, two hats and a chair. The town pays him for it, but not much.',
    'Notwithstanding considerable institutional reservations regarding infrastructural sustainability, the municipal administration subsequently authorised comprehensive hydrological investigations. Interdisciplinary evaluation committees consequently recommended decentralised implementation methodologies. Administrative responsibilities were correspondingly redistributed throughout participating organisational entities, necessitating extraordinarily complicated contractual renegotiations between governmental representatives, environmental consultancies, international manufacturing corporations and neighbourhood associations whose expectations remained fundamentally irreconcilable.',
  ],
  es: [
    'Las compuertas se abren solas. Nadie tiene que tirar de ellas. Cuando llega el agua, se cierran otra vez. Eso es todo. Un hombre pasa cada semana y quita las hojas. Lo hace a mano, con un rastrillo. Tarda más o menos una hora. El año pasado encontró un zapato, dos gorras y una silla. El pueblo le paga por ello, pero no mucho. A él le gusta el trabajo.',
    'No obstante las considerables reservas institucionales relativas a la sostenibilidad de las infraestructuras, la administración municipal autorizó posteriormente investigaciones hidrológicas exhaustivas. Los comités interdisciplinarios de evaluación recomendaron consecuentemente metodologías descentralizadas de implementación. Las responsabilidades administrativas fueron correspondientemente redistribuidas entre las entidades organizativas participantes, lo que requirió renegociaciones contractuales extraordinariamente complicadas entre representantes gubernamentales, consultoras medioambientales y asociaciones vecinales irreconciliables.',
  ],
  de: [
    'Die Tore gehen von selbst auf. Niemand muss daran ziehen. Wenn das Wasser kommt, gehen sie wieder zu. Das ist alles. Ein Mann kommt jede Woche und holt das Laub heraus. Er macht es von Hand, mit einem Rechen. Das dauert rund eine Stunde. Im letzten Jahr fand er einen Schuh, zwei Hüte und einen Stuhl. Die Stadt zahlt ihm etwas dafür, aber nicht viel.',
    'Ungeachtet beträchtlicher institutioneller Vorbehalte hinsichtlich infrastruktureller Nachhaltigkeit genehmigte die Kommunalverwaltung anschließend umfangreiche hydrologische Untersuchungen. Interdisziplinäre Bewertungskommissionen empfahlen infolgedessen dezentralisierte Umsetzungsmethoden. Verwaltungsverantwortlichkeiten wurden entsprechend zwischen teilnehmenden Organisationseinheiten umverteilt, wodurch außerordentlich komplizierte Vertragsneuverhandlungen zwischen Regierungsvertretern, Umweltberatungsgesellschaften, internationalen Produktionsunternehmen und Nachbarschaftsvereinigungen erforderlich wurden, deren Erwartungen grundsätzlich unvereinbar blieben, was sämtliche Beteiligten bedauerten und wiederholt öffentlich beanstandeten.',
  ],
  fr: [
    'Les portes s’ouvrent toutes seules. Personne ne doit les tirer. Quand l’eau arrive, elles se ferment. C’est tout. Un homme passe chaque semaine et retire les feuilles. Il le fait à la main, avec un râteau. Cela prend une heure. L’an passé, il a trouvé une botte, deux bonnets et une chaise. La ville le paie pour cela, mais peu. Il aime bien ce travail.',
    'Nonobstant les considérables réserves institutionnelles relatives à la durabilité infrastructurelle, l’administration municipale autorisa ultérieurement des investigations hydrologiques approfondies. Les commissions interdisciplinaires d’évaluation recommandèrent conséquemment des méthodologies décentralisées d’implémentation. Les responsabilités administratives furent redistribuées entre les entités organisationnelles participantes, nécessitant des renégociations contractuelles extraordinairement compliquées entre représentants gouvernementaux, consultants environnementaux et associations irréconciliables.',
  ],
  it: [
    'Le porte si aprono da sole. Nessuno le deve tirare. Quando arriva l’acqua, si chiudono. Questo è tutto. Un uomo passa ogni sette giorni e toglie le foglie. Lo fa a mano, con un rastrello. Ci mette un’ora. Un anno fa trovò una scarpa, due berretti e una sedia. Il paese lo paga, ma poco. A lui piace il lavoro che fa lì.',
    'Nonostante le considerevoli riserve istituzionali concernenti la sostenibilità infrastrutturale, l’amministrazione municipale autorizzò successivamente approfondite investigazioni idrologiche. Le commissioni interdisciplinari di valutazione raccomandarono conseguentemente metodologie decentralizzate di implementazione. Le responsabilità amministrative furono ridistribuite fra le entità organizzative partecipanti, richiedendo rinegoziazioni contrattuali straordinariamente complicate fra rappresentanti governativi, consulenti ambientali e associazioni irriducibilmente inconciliabili fra loro.',
  ],
  pt: [
    'As portas abrem sozinhas. Ninguém tem de as puxar. Quando a água chega, elas fecham. É tudo. Um homem passa por lá cada semana e tira as folhas. Faz isso à mão, com um ancinho. Leva uma hora. No ano passado achou um sapato, dois bonés e uma cadeira. A vila paga-lhe por isso, mas pouco. Ele gosta do que faz ali.',
    'Não obstante as consideráveis reservas institucionais relativas à sustentabilidade infraestrutural, a administração municipal autorizou posteriormente investigações hidrológicas aprofundadas. As comissões interdisciplinares de avaliação recomendaram consequentemente metodologias descentralizadas de implementação. As responsabilidades administrativas foram redistribuídas entre as entidades organizacionais participantes, necessitando renegociações contratuais extraordinariamente complicadas entre representantes governamentais, consultores ambientais e associações irreconciliáveis.',
  ],
} as const

describe('checkReadability', () => {
  it.each(Object.entries(texts))('tells easy texts from hard ones: %s', (language, [easy, hard]) => {
    for (const audience of ['general', 'expert'] as const) {
      for (const taken of ['read', 'heard'] as const) {
        expect(checkReadability([easy], { language, audience, taken })).toMatchObject([
          { passed: true, score: 1 },
        ])
        const [finding] = checkReadability([hard, hard], { language, audience, taken })
        expect(finding).toMatchObject({ name: 'readability', passed: false, required: false })
        expect(finding?.score).toBeLessThan(0.8)
      }
    }
  })

  it('says by which measure, for whom, and what to do', () => {
    expect(checkReadability([texts.en[1], texts.en[1]], { language: 'en-GB' })[0]?.message).toMatch(
      /^Flesch reading ease -\d+, wanted at least 50 for a general audience who read it; shorten sentences \([\d.]+ words on average\) and take shorter words \([\d.]+ syllables on average\)$/,
    )
    expect(
      checkReadability([texts.it[1], texts.it[1]], { language: 'it', audience: 'expert', taken: 'heard' })[0]
        ?.message,
    ).toMatch(/^Gulpease \d+, wanted at least \d+ for experts who hear it; .* letters on average\)$/)
  })

  it('knows no measure for other languages and for little text', () => {
    expect(checkReadability([texts.en[1]], { language: 'fi' })).toEqual([])
    expect(checkReadability(['Short. Very short. Too short.'], { language: 'en' })).toEqual([])
    expect(checkReadability([words(100)], { language: 'en' })).toEqual([])
    expect(readingEase(['…', '***'], 'en')).toBeUndefined()
  })

  it('measures what it says', () => {
    // 14 words of one syllable in each of five sentences.
    const plain = 'The man with the rake came to the gate and took the leaves out.\n'.repeat(5)
    expect(readingEase([plain, '***'], 'en')).toMatchObject({ words: 70, sentences: 5, syllables: 70 })
    expect(readingEase([plain], 'en')?.ease).toBe(Math.round(206.835 - 1.015 * 14 - 84.6))
  })
})

describe('checkSentences', () => {
  it('wants them short enough to be followed', () => {
    expect(checkSentences([words(24)], 'read')).toMatchObject({ passed: true, score: 1 })
    expect(checkSentences([`${words(30)}. One two.`], 'heard')).toMatchObject({ passed: true, score: 1 })
    expect(checkSentences([words(40)], 'heard')).toMatchObject({
      passed: false,
      required: false,
      score: 0.5,
      message:
        '40 words a sentence on average, at most 20 to be heard with ease; part the longest, which has 40',
    })
    expect(checkSentences([words(29)], 'read', 'es')).toMatchObject({ passed: true })
    expect(faultsOf([checkSentences([], 'read'), checkSentences(['…'], 'read')])).toEqual([])
  })
})
