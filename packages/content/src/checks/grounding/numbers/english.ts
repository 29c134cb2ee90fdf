import type { NumberReader, NumberWord } from './number-word.ts'

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const ordinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'

const words = new Map<string, NumberWord>([
  ...[units, ordinals].flatMap((row) => row.split(' ').map((word, add) => [word, { add }] as const)),
  ...tens.split(' ').flatMap((word, index) => {
    const add = (index + 2) * 10
    const stem = word.slice(0, -1)
    return [word, `${stem}ieth`, `${stem}ies`].map((form) => [form, { add }] as const)
  }),
  ['oh', { add: 0 }],
  ['dozen', { add: 12 }],
  ['hundred', { times: 100 }],
  ['hundredth', { times: 100 }],
  ['thousand', { times: 1e3 }],
  ['thousandth', { times: 1e3 }],
  ['million', { times: 1e6 }],
  ['billion', { times: 1e9 }],
  ['point', { decimals: true }],
  ['and', { joins: true }],
])

export const english: NumberReader = (word) => words.get(word)
