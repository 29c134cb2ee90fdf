import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cuesOf, faultsOf, text } from '../faults.fixture.ts'
import { checkQuotations } from './quotations.ts'

const cues = cuesOf(
  'We had never checked the pumps since the spring,',
  'and so when the water came they simply stood still.',
  'Nadie había revisado nunca las bombas desde la primavera.',
  'Niemand hatte die Pumpen seit dem Frühjahr geprüft.',
  ...Array.from(
    { length: 200 },
    (_, index) => `Line ${index} is about the weather and the price of bread that day.`,
  ),
)
const wrong = (content: string) => faultsOf(checkQuotations(text(content), cues))

describe('checkQuotations', () => {
  it.each([
    'She said: “We had never checked the pumps since the spring.”',
    '“the pumps since the spring, and so when the water came”, he wrote',
    '“We had never checked … since the spring” she said',
    '“[They] had never checked the pumps since the spring,” she said.',
    'Dijo: «Nadie había revisado nunca las bombas».',
    '„Niemand hatte die Pumpen seit dem Frühjahr geprüft“, sagte sie.',
    'The so-called “magic gates” and the film “One Flew Over”',
    '“Pumps never checked, water stays,” everybody thought.',
    'No quotation at all',
  ])('takes %j', (content) => {
    expect(wrong(content)).toEqual([])
  })

  it.each([
    // with words exchanged, left out, put in
    '“We had never looked at the pumps since the spring.”',
    'They simply “had never checked the old pumps since spring”.',
    'She said “never checked those pumps since spring”.',
    '“Nadie había revisado jamás las bombas desde la primavera.”',
    '„Niemand hatte die alten Pumpen seit dem Frühjahr je geprüft.“',
    // in somebody’s mouth
    'The mayor said: “This will never happen to our town again.”',
    '“This will never happen to our town again,” he warned.',
    'El alcalde dijo: «Esto no volverá a pasar en nuestro pueblo».',
    '„Das wird in unserer Stadt nie wieder vorkommen“, sagte er.',
  ])('does not take %j', (content) => {
    expect(wrong(content)).toEqual(['quotations! text'])
  })

  it('only advises against what nobody is said to have said', () => {
    expect(wrong('It was a case of “somebody else will surely look after it”. He said nothing.')).toEqual([
      'quotations? text',
    ])
  })

  it('says what to do, and where the source says something like it', () => {
    expect(checkQuotations(text('“We had never looked at the pumps since the spring.”'), cues)).toMatchObject(
      [
        {
          path: 'text',
          code: 'QUOTE_ALTERED',
          message: expect.stringMatching(
            /^“We had never looked at .*” is not what the source says at c1: copy its words, or go without quotation marks$/,
          ),
        },
      ],
    )
    expect(checkQuotations(text('“We had never checked the pumps since the spring”'), cues)).toMatchObject([
      { passed: true, message: '1 quotations, word for word' },
    ])
    expect(checkQuotations(text('none'), [])).toMatchObject([{ passed: true, message: 'no quotations' }])
  })

  it('takes every run of words of the source, and none with a word exchanged', () => {
    const words = cues.slice(0, 2).flatMap((cue) => cue.text.split(' '))
    fc.assert(
      fc.property(
        fc.nat(words.length - 6),
        fc.integer({ min: 5, max: 15 }),
        fc.nat(),
        (from, length, place) => {
          const run = words.slice(from, from + length)
          expect(wrong(`She said “${run.join(' ')}”`)).toEqual([])
          const altered = run.with(place % run.length, 'otherwise')
          expect(wrong(`She said “${altered.join(' ')}”`)).toEqual(['quotations! text'])
        },
      ),
    )
  })
})
