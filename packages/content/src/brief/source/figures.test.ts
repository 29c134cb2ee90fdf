import type { Cue } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import { figuresIn, findNumber } from './figures.ts'
import { countName, isNamed } from './names.ts'

const source = (...texts: readonly string[]): readonly Cue[] =>
  texts.map((text, index) => ({ id: `c${index + 1}`, startMs: 0, endMs: 0, text }))

describe('figuresIn', () => {
  it.each([
    ['1,500 or 1.500 or 1 500 or 1’500', ['1500', '1500', '1500', '1500']],
    ['2.5 and 2,5 %', ['2.5', '2.5']],
    ['at 10:30 in 2021', ['10:30', '2021']],
    ['$12,345,678.', ['12345678']],
    ['c3po and none', ['3']],
    ['٧٤', ['٧٤']],
    ['seventy-four', []],
  ])('reads %j', (text, figures) => {
    expect(figuresIn(text)).toEqual(figures)
  })
})

describe('findNumber', () => {
  const cues = source(
    'There are 74 of us.',
    'We have 1,500 metres',
    'of wall, in three parts.',
    'Nothing here.',
    'Then 74 wardens came, and 20 more.',
    'Later 20 boats.',
    'After 31 days',
    'and 31 days more.',
    'The end.',
    'Really.',
  )

  it.each([
    ['74', 'c1', 'c1'],
    ['74 wardens', 'c1', 'c1'],
    ['1500 metres of wall', 'c2', 'c2'],
    ['1.500 metres', 'c3', 'c3'],
    ['three parts', 'c3', 'c3'],
    ['3 parts', 'c3', undefined],
    ['seven parts of it', 'c1', undefined],
    ['four', 'c3', undefined],
    ['…', 'c3', undefined],
    ['75 wardens', 'c5', undefined],
    ['74 wardens', 'c3', 'c5'],
    ['74 wardens', 'c99', 'c5'],
    ['74 wardens', '[c5]', 'c5'],
    ['20 boats', 'c1', 'c6'],
    ['31 days', 'c1', 'c7'],
    ['31 days', '[c10]', 'c8'],
    ['74', 'c3', undefined],
    ['74 swans', 'c3', undefined],
    ['three parts', 'c99', undefined],
  ])('places %j of %s at %s', (text, cue, expected) => {
    expect(findNumber(text, cue, cues)).toBe(expected)
  })
})

describe('isNamed', () => {
  const cues = [
    ...source('Ines Calder met Annas friends in Moskau.', 'O’Hara came later. 東京タワー'),
    { id: 'x', startMs: 0, endMs: 0, text: 'Yes.', speaker: 'Dr. Leila Haddon' },
  ]

  it.each([
    'Ines Calder',
    'INES CALDER',
    'Leila Haddon',
    'Anna',
    'Moskaus',
    "O'Hara",
    '東京',
    'Ines',
    'Calder Haddon',
  ])('knows %j', (name) => expect(isNamed(name, cues)).toBe(true))

  it.each(['Zorg', 'Ines Zorg', 'Yess', 'Cal', 'Moskauerin', '京東', '…'])('does not know %j', (name) => {
    expect(isNamed(name, cues)).toBe(false)
  })

  it('counts how often a name is said', () => {
    expect(countName('gate', source('The gate, the GATE.', 'Gates. Gate!'))).toBe(3)
  })
})
