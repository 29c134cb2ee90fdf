import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foreignShare } from './letters.ts'
import { utterancesOf } from './utterances.ts'

/** What is read out, a line an utterance. */
function read(text: string): readonly string[] {
  return utterancesOf(text).map((utterance) => utterance.text)
}

describe('utterancesOf', () => {
  it.each([
    ['sentences', 'It rained. Why? Nobody knew!', ['It rained.', 'Why?', 'Nobody knew!']],
    [
      'titles and initials',
      'Dr. No met J. R. Tolkien. Then he left.',
      ['Dr. No met J. R. Tolkien.', 'Then he left.'],
    ],
    ['a pronoun that looks like an initial', 'So did I. Then we slept.', ['So did I.', 'Then we slept.']],
    ['hours', 'We met at 3 p.m. The sun shone.', ['We met at 3 p.m.', 'The sun shone.']],
    ['numbers', 'See No. 5. That is all.', ['See No. 5.', 'That is all.']],
    [
      'what goes on in small letters',
      'It cost approx. five. "Why?" he said.',
      ['It cost approx. five.', 'Why? he said.'],
    ],
    ['a sentence without an end', 'One. and two', ['One. and two']],
  ])('tells %s apart', (_name, text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    [
      'Markdown',
      '## A *big* **day**\nSee [the map](https://a.example/b) and `code`.',
      ['A big day', 'See the map and code.'],
    ],
    ['lists', '- one\n- two\n\n1. first\n2) second', ['one', 'two', '1, first', '2, second']],
    ['HTML', '<p onclick="x()">Tea &amp; milk<br/>now</p><script>steal()</script>', ['Tea and milk now']],
    ['fences', 'Before.\n```js\nlet a\n```\nAfter.', ['Before.', 'let a', 'After.']],
    ['emoji', '🎉 Party 👩‍👩‍👧 time ✌🏽 🇩🇪!', ['Party time!']],
    ['control characters', 'One\u0000 two\u200b three\u202e four\u0007.', ['One two three four.']],
    ['wrapped lines', 'A long\nsentence goes\r\non here.', ['A long sentence goes on here.']],
    ['citation marks and stage directions', 'It rose [c12] fast (applause).', ['It rose fast.']],
  ])('reads %s as prose', (_name, text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    ['€5 or £1, $4.5bn and £20m', '5 euros or 1 pound, 4.5 billion dollars and 20 million pounds'],
    [
      '£5.50, $1.00, $0.99, ¥1,200.5, 20 €',
      '5 pounds and 50 pence, 1 dollar, 99 cents, 1,200.5 yen, 20 euros',
    ],
    ['$3 million', '3 million dollars'],
    ['20°C, 70 °F, 90°', '20 degrees Celsius, 70 degrees Fahrenheit, 90 degrees'],
    ['100km/h, 2.5 kg, 3 km² of 2m', '100 kilometres an hour, 2.5 kilograms, 3 square kilometres of 2 m'],
    ['x² and y³ in 3½ hours', 'x squared and y cubed in 3 and 1/2 hours'],
    ['version 3.11.2 at 16:9, 3×4, 5G', 'version 3 point 11 point 2 at 16 to 9, 3 times 4, 5 G'],
    ['at 10:30 and 9:15:00 on the 1st', 'at 10:30 and 9:15:00 on the 1st'],
    ['10–20, −4, 5\'10" tall', '10 to 20, -4, 5 foot 10 tall'],
    ['#5 of § 7, ~3', 'number 5 of section 7, about 3'],
    ['https://www.a-site.example/x?y=1, or me@site.example', 'a-site dot example, or me at site dot example'],
    ['thanks @home #tag & all, a+b=c', 'thanks home tag and all, a plus b equals c'],
    ['one — two – three -- four', 'one, two, three, four'],
    ['well…, maybe, and/or C#,, yes', 'well, maybe, and or C sharp, yes'],
    ["‘It’s’ “fine”, didn't he?", "It's fine, didn't he?"],
    ['Straße, Łódź, café, Þór, π', 'Strasse, Lodz, cafe, Thor, pi'],
    ['Wait... What?! Really??', 'Wait. What? Really?'],
  ])('says %s', (text, spoken) => {
    expect(read(text).join(' ')).toBe(spoken)
  })

  it('takes nothing for a command', () => {
    expect(read('-o /etc/passwd; $(id) `id` && x')).toEqual(['-o /etc/passwd; $(id) id and x'])
  })

  it('pauses longest between blocks, less between sentences, least within one', () => {
    const long = `${'word '.repeat(50)}end, ${'word '.repeat(30)}end.`
    const pauses = utterancesOf(`# Title\n${long} Short. Last.\n\nNext.`).map(({ pauseMs }) => pauseMs)
    expect(pauses).toEqual([500, 40, 240, 240, 500, 500])
  })

  it.each([
    ['semicolons', '; '],
    ['commas', ', '],
    ['conjunctions', ' because '],
    ['spaces', ' '],
  ])('cuts a sentence that is too long at its %s', (_name, seam) => {
    const text = Array.from({ length: 40 }, (_, index) => `clause number ${index} here`).join(seam)
    const utterances = read(text)
    expect(utterances.length).toBeGreaterThan(2)
    expect(utterances.join(' ')).toBe(text)
  })

  it('cuts even what has no seam', () => {
    expect(read('a'.repeat(700)).map(({ length }) => length)).toEqual([300, 300, 100])
  })

  it.each(['', ' \n ', '🎉🎉', '...', '—', '世界', '\u0000', '<br/>', '***', '[c1]'])(
    'has nothing to say for %j',
    (text) => {
      expect(utterancesOf(text)).toEqual([])
    },
  )

  it('gives short lines of plain characters for any text', { timeout: 60_000 }, () => {
    const nasty = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom(
          '<b',
          '](',
          '**',
          'https://',
          '$9',
          '1.2.3',
          '…',
          ' - ',
          'Dr. ',
          '\n- ',
          'word ',
          '👩‍👩‍👧',
          '«',
          "'",
        ),
      ),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(nasty, (parts) => {
        for (const { text, pauseMs } of utterancesOf(parts.join(''))) {
          expect(text).toMatch(/^[ -~]{1,300}$/)
          expect(text).toMatch(/[a-z0-9]/i)
          expect(text).toBe(text.trim())
          expect(pauseMs).toBeGreaterThan(0)
        }
      }),
    )
  })

  it.each(['a', 'a.', '<', '[', '<script>', 'https://', '1.', ' -', '$1,', '&', '“', '\n- ', '*a', 'é'])(
    'stays quick for 20,000 characters of %j',
    (unit) => {
      const started = performance.now()
      utterancesOf(unit.repeat(20_000 / unit.length))
      expect(performance.now() - started).toBeLessThan(1_500)
    },
  )
})

describe('foreignShare', () => {
  it('counts letters that are neither Latin nor Greek', () => {
    expect(foreignShare('Hello Ω')).toBe(0)
    expect(foreignShare('ab дв')).toBe(0.5)
    expect(foreignShare('123')).toBe(0)
  })
})
