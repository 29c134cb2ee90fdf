import { describe, expect, it } from 'vitest'
import { labelsOf } from './index.ts'

describe('the parts that a prompt lists', () => {
  it.each([
    [
      'The water cycle: evaporation, condensation, rain and rivers',
      ['Evaporation', 'Condensation', 'Rain', 'Rivers'],
    ],
    ['How it works: read → plan → write', ['Read', 'Plan', 'Write']],
    ['cues -> brief => pieces', ['Cues', 'Brief', 'Pieces']],
    ['The parts are roots, stems and leaves', ['Roots', 'Stems', 'Leaves']],
    ['Un ciclo: evaporación, condensación y lluvia', ['Evaporación', 'Condensación', 'Lluvia']],
    ['Die Phasen: die Planung, der Bau und das Ende', ['Planung', 'Bau', 'Ende']],
    ['First a sentence. Then: one, two, three', ['One', 'Two', 'Three']],
  ])('%s', (prompt, labels) => expect(labelsOf(prompt)).toEqual(labels))

  it.each([
    ['no list at all'],
    ['Two only: this and that'],
    ['Too many: a, b, c, d, e, f, g, h'],
    ['One is long: roots, a whole long sentence about the stems of plants, leaves'],
    ['One cannot be set: roots, 東京, leaves'],
    ['Half empty: a, , c'],
    ['A lighthouse at dusk, warm light, soft colours'],
  ])('are none unless all of them are short things: %s', (prompt) => expect(labelsOf(prompt)).toEqual([]))
})
