import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { subjectOf } from './index.ts'

describe('the subject of a prompt', () => {
  it.each([
    ['A wide cinematic shot of an old lighthouse keeper, warm light, 35mm', 'Old lighthouse keeper'],
    ['Why durable queues beat retries', 'Why durable queues beat retries'],
    ['Draw me a map of the island', 'A map of the island'],
    ['Please draw a sheep in a box', 'A sheep in a box'],
    ['Illustration: the fox and the crow', 'The fox and the crow'],
    ['Scene 4: a boy named Leo finds a map', 'A boy named Leo finds a map'],
    ['Una ilustración de un pueblo en la montaña', 'Pueblo en la montaña'],
    ['Gráfico profesional sobre el crecimiento', 'El crecimiento'],
    ['Ein Bild von einem alten Leuchtturm bei Nacht', 'Leuchtturm bei Nacht'],
    ['Eine Szene mit einem kleinen Hund im Park', 'Hund im Park'],
  ])('is without words about the picture: %s', (prompt, title) => expect(subjectOf(prompt)).toBe(title))

  it.each([
    ['Bild eines alten Leuchtturms', 'Bild eines alten Leuchtturms'],
    ['Show business is hard', 'Show business is hard'],
    ['Make a plan', 'Make a plan'],
    ['The art of listening', 'The art of listening'],
  ])('keeps what only looks like them: %s', (prompt, title) => expect(subjectOf(prompt)).toBe(title))

  it.each([
    ['Dr. Smith explains inflation. It is bad.', 'Dr. Smith explains inflation'],
    ['J. R. R. Tolkien walks in Oxford. Then he writes.', 'J. R. R. Tolkien walks in Oxford'],
    ['She took 3.5 kg of bread; he paid.', 'She took 3.5 kg of bread'],
    ['What is money? Nobody knows.', 'What is money?'],
    ['Party time!!! Now!', 'Party time'],
    ['# The heading\nAnd the text below it', 'The heading'],
    ['- item one\n- item two', 'Item one'],
    ['1. First we mix the flour', 'First we mix the flour'],
    ['... and then silence. More.', 'And then silence'],
  ])('is the first sentence: %s', (prompt, title) => expect(subjectOf(prompt)).toBe(title))

  it.each([
    ['The water cycle: evaporation and rain', 'The water cycle'],
    ['Steps: read, write and check', 'Steps'],
    ['Chapter 3: The storm', 'Chapter 3: The storm'],
    ['Berlin, 1989', 'Berlin, 1989'],
    ['Oh, what a night', 'Oh, what a night'],
    ['The three parts are roots, stems and leaves', 'The three parts are roots, stems and leaves'],
    ['Für alle, die es wissen wollen: der Kreislauf', 'Für alle, die es wissen wollen'],
    ['The old mill — a study in grey', 'The old mill'],
  ])('is the first clause that can stand alone: %s', (prompt, title) => expect(subjectOf(prompt)).toBe(title))

  it.each([
    ['Robots now sort the letters that people used to carry', 'Robots now sort the letters'],
    ['Der Wald schwieg, als die Wanderer den Pfad verließen', 'Der Wald schwieg'],
    ['She walked down to the harbour before dawn carrying the lamp', 'She walked down to the harbour'],
    ['In the beginning the town had only one street and nothing', 'In the beginning the town had only one…'],
    ['The storm broke over the harbour just after midnight came', 'The storm broke over the harbour…'],
    [`${'a'.repeat(60)} ends`, `A${'a'.repeat(47)}… ends`],
    [
      'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen am Hafen',
      'Donaudampfschifffahrtsgesellschaftskapitänsmütze… am Hafen',
    ],
    ['und oder und oder und oder und oder und oder', 'Und…'],
  ])('ends between words where it is too long: %s', (prompt, title) => expect(subjectOf(prompt)).toBe(title))

  it.each([
    ['“To be or not to be”', 'To be or not to be'],
    ['The “quiet” house', 'The “quiet” house'],
    ['“Stop!” she cried', 'Stop'],
    ['**Bold** _title_ of `code`', 'Bold title of code'],
    ['C++ and C# compared', 'C++ and C# compared'],
    ['iPhone and eBay', 'iPhone and eBay'],
    ['¿qué es el dinero?', '¿Qué es el dinero?'],
    ['<script>alert(1)</script> Hello <b>world</b> &amp; friends', 'Hello world friends'],
    ['See https://example.com/x?y=1 for details', 'See for details'],
    ['zero\u200bwidth \u202eright-to-left\u202c and\u0000 null', 'Zerowidth right-to-left and null'],
    ['A\u0301\u0302\u0303 zalgo t\u0336e\u0336x\u0336t', 'Á zalgo text'],
    ['🎉 Party 🎉 time 👩🏽‍🚀', 'Party time'],
  ])('has no signs that cannot be set: %s', (prompt, title) => expect(subjectOf(prompt)).toBe(title))

  it.each([
    ['Город у моря ночью', 'Город у моря ночью'],
    ['η θάλασσα', 'Η θάλασσα'],
    ['Ngôi làng trên núi', 'Ngôi làng trên núi'],
    ['Tokyo (東京) at night', 'Tokyo at night'],
    ['東京の夜', ''],
    ['مرحبا بالعالم', ''],
    ['The 東京 tower', ''],
    ['🎉🎉', ''],
    ['... !!! ???', ''],
    ['', ''],
  ])('is empty where the typefaces lack its script: %s', (prompt, title) =>
    expect(subjectOf(prompt)).toBe(title),
  )

  it('is short and printable, whatever the prompt', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc
        .array(
          fc.constantFrom('the', 'Haus', 'y', ',', '.', ':', '<b>', '&lt;', '“', '\n', '→', '—', 'ß', '1.'),
        )
        .map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(nasty, (prompt) => {
        const title = subjectOf(prompt)
        expect(title.split(' ').length).toBeLessThanOrEqual(8)
        expect(title.length).toBeLessThanOrEqual(66)
        expect(title).not.toMatch(/[<>\p{C}\p{So}]|\s{2}|^\s|\s$/u)
        expect(title === '' || /[\p{L}\p{N}]/u.test(title)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('is found in little time, however long and odd the prompt', () => {
    const started = performance.now()
    for (const unit of [' ', '\n ', 'A. ', '<', '<script', '((', 'a,', '“', ': ', '#', 'the picture ']) {
      subjectOf(unit.repeat(20_000))
    }
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
