import { describe, expect, it } from 'vitest'
import { languageOf } from '../languages/index.ts'
import { prepare, type Sentence } from './prepare.ts'
import { readerFor } from './tokens.ts'

async function prepared(
  texts: readonly string[],
  code = 'en',
  speakers: readonly string[] = [],
): Promise<readonly Sentence[]> {
  const language = languageOf(code)
  if (language === undefined) throw new Error(code)
  const preparation = { language, read: await readerFor(language), speakers: new Set(speakers) }
  const sentences: Sentence[] = []
  for (const text of texts) {
    sentences.push(
      prepare({ text, cues: ['c1'], speaker: undefined, afterGap: false }, sentences.at(-1), preparation),
    )
  }
  return sentences
}

async function one(text: string, code = 'en', speakers: readonly string[] = []): Promise<Sentence> {
  const [sentence] = await prepared([text], code, speakers)
  if (sentence === undefined) throw new Error(text)
  return sentence
}

describe('cleaning', () => {
  it.each([
    ['Um, bread needs, you know, a lot of time.', 'Bread needs a lot of time.'],
    ['So, well, the the bread rises, right?', 'The bread rises.'],
    ['bread needs time', 'Bread needs time.'],
    ['Third, weigh the flour.', 'Weigh the flour.'],
    ['He said: “bread needs time.', 'He said: bread needs time.'],
    ['The „gute“ bread and the “good” one.', 'The gute bread and the good one.'],
    ['Bread is, um, good', 'Bread is good.'],
  ])('turns %j into %j', async (given, wanted) => {
    expect((await one(given)).text).toBe(wanted)
  })

  it('takes away who is spoken to', async () => {
    expect((await one('Tom, bread needs time, Nora.', 'en', ['Tom', 'Oakley', 'Nora'])).text).toBe(
      'Bread needs time.',
    )
    expect((await one('Bread, butter and Tom need time.', 'en', ['Tom'])).text).toBe(
      'Bread, butter and Tom need time.',
    )
  })

  it.each([
    ['And so bread needs time.', 'Bread needs time.'],
    ['But we also weigh the flour.', 'We weigh the flour.'],
    ['And third, weigh the flour.', 'Weigh the flour.'],
  ])('opens %j as %j', async (given, wanted) => {
    const { text, opening } = await one(given)
    expect(opening).toBe(wanted)
    expect(text).toBe(given)
  })

  it.each([
    ['es', 'Nosotros tampoco pudimos entrar en la sala.'],
    ['es', 'Desde entonces cada calle la miden dos equipos.'],
    ['es', 'Al pan también le falta sal.', 'Al pan le falta sal.'],
    ['es', 'El pan no también la sal.'],
    ['de', 'Ich habe auch nie gesagt, dass das jeder muss.'],
    ['de', 'Erst die Nacht selbst, dann das Einfrieren.'],
    ['de', 'Das Brot braucht auch Salz.', 'Das Brot braucht Salz.'],
    ['fr', 'Depuis alors le pain est bon.'],
    ['fr', 'Le pain demande aussi du sel.', 'Le pain demande du sel.'],
    ['it', 'Da allora il pane è buono.'],
    ['pt', 'Desde então o pão é bom.'],
    ['en', 'Bread is not also salt.'],
  ])('%s: opens %j without changing what it says', async (code, given, wanted = given) => {
    expect((await one(given, code)).opening).toBe(wanted)
  })

  it.each([
    [
      'en',
      "The sink survived the flood, I should say, it's stainless steel.",
      "The sink survived the flood, it's stainless steel.",
    ],
    ['en', "We looked up and thought, well, we've a library.", "We looked up and thought, we've a library."],
    ['en', 'He opened the door, you know, the room was empty.', 'He opened the door, the room was empty.'],
    ['en', 'And, well, the bread was good.', 'And the bread was good.'],
    ['es', 'Abrimos la puerta, digamos, la sala estaba vacía.', 'Abrimos la puerta, la sala estaba vacía.'],
    ['de', 'Wir haben gewartet, sag ich mal, das Brot war gut.', 'Wir haben gewartet, das Brot war gut.'],
  ])('%s: keeps a comma between clauses in %j', async (code, given, wanted) => {
    expect((await one(given, code)).text).toBe(wanted)
  })

  it.each([
    ['de', '»Das Brot ist gut.«', '»Das Brot ist gut.«'],
    ['de', 'Er sagt: „das Brot ist gut.“', 'Er sagt: „das Brot ist gut.“'],
    ['de', 'Uns fehlt schlicht das Geld, Herr Stadler.', 'Uns fehlt schlicht das Geld.'],
    ['es', 'El pan es bueno, señora Sotomonte.', 'El pan es bueno.'],
  ])('%s: tidies the end of %j', async (code, given, wanted) => {
    expect((await one(given, code)).text).toBe(wanted)
  })

  it.each([
    ['es', 'Bueno, eh, el pan necesita, digamos, tiempo.', 'El pan necesita tiempo.'],
    ['de', 'Also, das Brot braucht, ähm, Zeit.', 'Das Brot braucht Zeit.'],
    ['fr', 'Alors, euh, le pain demande du temps.', 'Le pain demande du temps.'],
    ['pt', 'Bom, o pão precisa, sabe, de tempo.', 'O pão precisa de tempo.'],
    ['it', 'Allora, il pane chiede, diciamo, tempo.', 'Il pane chiede tempo.'],
  ])('knows the fillers of %s', async (code, given, wanted) => {
    expect((await one(given, code)).text).toBe(wanted)
  })
})

describe('standing alone', () => {
  it.each([
    ['Sourdough bread needs sixteen hours of rest.', true],
    ['A baker who hurries makes bad bread.', true],
    ['It needs sixteen hours of rest.', false],
    ['But this takes far too long for them.', false],
    ['When you do that, the bread never rises.', false],
    ['In the first winter it failed two times.', false],
    ['We found them in a box of old tins.', false],
    ['The other two went to the market.', false],
    ['Bakers like the same thing.', false],
    ['Let me tell you about bread and salt.', false],
    ['Does bread need time and patience?', false],
    ['The bread, golden and warm, with butter on top.', false],
    ['No bread.', false],
  ])('%j: %s', async (text, stands) => {
    expect((await one(text)).stands).toBe(stands)
  })

  it('denies it to members of a list', async () => {
    const sentences = await prepared([
      'The baker knew what came in.',
      'The driver knew what went out.',
      'The market closes every day at noon.',
    ])
    expect(sentences.map(({ stands }) => stands)).toEqual([true, false, true])
  })

  it.each([
    ['es', 'Eso cambió toda la ciudad en un año.', 'El río cambió toda la ciudad en un año.'],
    ['de', 'Deshalb ist das Brot am Abend trocken.', 'Das Brot aus der Fabrik ist am Abend trocken.'],
    ['fr', 'Cela coûte douze mille euros par an.', 'La bibliothèque coûte douze mille euros par an.'],
    ['pt', 'Isso custa doze mil euros por ano.', 'A pesca artesanal custa doze mil euros por ano.'],
    ['it', 'Questo costa dodicimila euro ogni anno.', 'La scuola media costa dodicimila euro ogni anno.'],
  ])('tells the two apart in %s', async (code, leaning, standing) => {
    expect((await one(leaning, code)).stands).toBe(false)
    expect((await one(standing, code)).stands).toBe(true)
  })

  it.each([
    ['en', 'We lost four hundred tools that night.'],
    ['en', 'I regard that as a correction of the price.'],
    ['de', 'Frau Kalb, ich habe die Unterlage im Archiv gelesen.'],
    ['de', 'Das Brot lag im Regal, und das Mehl war zu dem Zeitpunkt schon nass.'],
    ['de', 'Herr Tiedemann hat also den Namen der Mutter erfahren.'],
    ['de', 'Der Unterschied war auf dem Hof sofort klar.'],
    ['de', 'Die Hälfte zahlt am Ende der Landkreis.'],
    ['es', 'La mitad la puso la universidad de la ciudad.'],
    ['fr', 'La moitié venait de la région de Lyon.'],
    ['it', 'La metà veniva dalla regione di Torino.'],
    ['pt', 'Metade vinha da região de Lisboa.'],
    ['en', 'Marsh met her at the gate with a cap in the hand.'],
    ['en', 'There are fourteen such caverns north of the town.'],
    ['es', 'No se ha parado ni un segundo en casi nueve años.'],
    ['de', 'Um acht in der Früh einen Löffel zurücklegen und den Hauptteig mischen.'],
    ['de', 'Im Handwerk gilt er nur noch für jeden fünften Betrieb.'],
    ['de', 'Wir haben diese Regel im Keller aufgehängt.'],
    ['es', 'Los hubo desde 1838 hasta 1973 en la plaza.'],
    ['en', 'Seventy-nine were raised to the upper deck.'],
    ['en', 'About a third pay ten pounds for it.'],
    ['en', 'Since then the bakers weigh all of the flour.'],
    ['en', 'The bakers in the other had no flour left.'],
    ['en', 'The bakers sold twelve per cent less by 2021.'],
    ['de', 'In den drei Jahren seither wurden 212 Akten bestellt.'],
    ['de', 'Drei Sommer später waren 410 davon tot.'],
    ['de', 'Drei Sommer später waren 410 Bäume tot.'],
    ['de', 'In jener Nacht wurde der Keller voll.'],
    ['de', 'Die Woche darauf war das Brot aus.'],
    ['de', 'Bei uns hängt er jetzt laminiert in der Küche.'],
    ['de', 'Ich habe sie abgespült und in das Fach gelegt.'],
    ['de', 'Die habe ich vom Baumarkt, vier Stück für sechs Euro.'],
    ['de', 'Im Handel liegt es eher bei fünfzehn Prozent.'],
    ['de', 'Katharina Wölfle bekam dafür achtzehn Monate Zuchthaus.'],
    ['de', 'Die Landfrauen, der Handballverein, Leute, die der Verein seit Jahren gesucht hatte.'],
    ['de', 'Wenn ein paar Leute eine einzige Frage stellen, nämlich wo das Korn herkommt.'],
    ['de', 'Wir haben das Brot auch nicht gebacken.'],
    ['es', 'Hace diez años, en 2014, eran ochenta y cuatro.'],
    ['es', 'En el primer mes se robaron trescientas cuarenta.'],
    ['es', 'Costaban 112 pesos cada una de las placas.'],
    ['es', 'En la otra lleva nueve años la máquina de agua.'],
    ['es', 'Desde entonces suena la sirena una vez al año.'],
    ['es', 'Que el recreo largo era antes del almuerzo, y no después.'],
    ['es', 'La sirena, de 1893 a 1902; los altavoces, doce años; la ronda, cuarenta y cinco.'],
    ['es', 'La gente lo entendió a la primera en la plaza.'],
    ['es', 'Hombre, el pan de la plaza es...'],
    ['fr', 'Le pain de cette nuit-là était trop cuit.'],
    ['fr', 'Les boulangers ont refusé ce pain de seigle.'],
    ['it', 'Da allora il pane del paese costa due euro.'],
    ['it', 'Il pane di quella notte era troppo cotto.'],
    ['pt', 'Desde então o pão da aldeia custa dois euros.'],
    ['pt', 'O pão daquela noite era escuro e duro.'],
  ])('%s: denies it to %j', async (code, text) => {
    expect((await one(text, code)).stands).toBe(false)
  })

  it.each([
    ['en', 'A third of the members pay ten pounds a year.'],
    ['en', 'Twelve bakers were on the market that year in 1990.', false],
    ['de', 'Wir haben lange darauf gewartet, dass der Teig geht.'],
    ['de', 'Achtunddreißig Gramm, das ist weniger als eine Tafel Schokolade.'],
    ['de', 'Wenn der Teig warm liegt, geht er schneller.'],
    ['de', 'Wenn man den Teig führt, entsteht vor allem Milchsäure.'],
    ['en', 'The baker asked her driver for the keys of the van.'],
    ['de', 'Der Unterschied zwischen Roggen und Weizen ist groß.'],
    ['es', 'La mitad de la ciudad duerme mal por el ruido.'],
    ['de', 'Die gesamte Rettung hat 300.000 Euro gekostet.'],
    ['de', 'Im Dorf gibt es seit hundert Jahren einen Ofen.'],
    ['es', 'Los relojes de la torre eran ochenta y cuatro.'],
    ['es', 'En el primer mes se robaron trescientas cuarenta placas.'],
    ['es', 'Coged el móvil y medid el ruido de la calle.'],
    ['fr', 'La boulangerie a vendu mille pains cette année.'],
    ['it', 'Il forno del paese vende quello che cuoce.'],
    ['pt', 'A padaria da aldeia vende pão todos os dias.'],
  ])('%s: grants it to %j', async (code, text, stands = true) => {
    expect((await one(text, code)).stands).toBe(stands)
  })

  it('knows questions that need nothing before them', async () => {
    expect((await one('How long does a sourdough rest?')).asksAlone).toBe(true)
    expect((await one('And what happened to it after that?')).asksAlone).toBe(false)
  })
})

it('finds what is about the event unusable, and announcements a signpost', async () => {
  expect((await one('Thank you for watching, and please subscribe.')).kind).toBe('unusable')
  expect((await one('Vielen Dank fürs Zuhören.', 'de')).kind).toBe('unusable')
  expect((await one('I want to talk about bread.')).isSignpost).toBe(true)
})

it.each([
  ['en', 'Anneke Sorrel, I’m the principal hydrologist of Asker Water.'],
  ['en', 'Tobias Renn, head of winter service.'],
  ['en', 'Sorry to interrupt, but the bread is ready.'],
  ['en', 'Professor Vance told you about it this morning.'],
  ['es', 'Perdone que la interrumpa, señora Sotomonte.'],
  ['es', 'Señora Salcedo, de Ciudad Habitable.'],
  ['de', 'Herr Professor Thalhammer, bitte zum Wasserrecht.'],
  ['de', 'Ist das Mikrofon an?'],
  ['de', 'Ich heiße Walburga Stein, ich leite das Museum.'],
  ['de', 'Für alle, die sich in der Tür geirrt haben: Der Vortrag über Schlaf ist im Raum nebenan.'],
  ['fr', 'Excusez-moi, le pain est prêt.'],
  ['it', 'La sala accanto è quella del pane.'],
  ['pt', 'O microfone está ligado ou não?'],
])('%s: finds %j unusable, which is said to the room', async (code, text) => {
  expect((await one(text, code)).kind).toBe('unusable')
})

it('takes nobody who is told of for somebody who is called up', async () => {
  const told = [
    ['de', 'Dr. Renate Böhlke, die damals im Dorf Urlaub machte und Ärztin ist, sieht den Ofen anders.'],
    ['es', 'Elena Sotomonte, del servicio de acústica, mide el ruido de la plaza.'],
    ['en', 'Tobias Renn, head of winter service, weighs the salt.'],
  ] as const
  for (const [code, text] of told) expect((await one(text, code)).kind).toBe('statement')
})

it.each(['en', 'de', 'es'])('%s: stays quick where a word does not end', async (code) => {
  expect((await one(`Bread ${'a'.repeat(100_000)}.`, code)).words).toBe(2)
})
