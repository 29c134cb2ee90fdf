import type { NumberReader, NumberWord } from './number-word.ts'

const units =
  'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'
const tens = 'zwanzig dreissig vierzig fünfzig sechzig siebzig achtzig neunzig'

const basic = new Map<string, number>([
  ...units.split(' ').map((word, value) => [word, value] as const),
  ...tens.split(' ').map((word, index) => [word, (index + 2) * 10] as const),
  ['eins', 1],
  ['zwo', 2],
])
const others = new Map<string, NumberWord>([
  ['eine', { add: 1 }],
  ['einen', { add: 1 }],
  ['einer', { add: 1 }],
  ['einem', { add: 1 }],
  ['dutzend', { add: 12 }],
  ['million', { times: 1e6 }],
  ['millionen', { times: 1e6 }],
  ['milliarde', { times: 1e9 }],
  ['milliarden', { times: 1e9 }],
  ['komma', { decimals: true }],
  ...[
    'erst',
    'zweit',
    'dritt',
    'viert',
    'fünft',
    'sechst',
    'siebt',
    'acht',
    'neunt',
    'zehnt',
    'elft',
    'zwölft',
  ].flatMap((stem, index) =>
    ['e', 'en', 'er', 'es', 'em'].map((ending) => [stem + ending, { add: index + 1 }] as const),
  ),
])
/** No number is a longer word, and taking one apart is not worth more. */
const longestWord = 60

/** German writes numbers in one word: `neunzehnhundertvierundsiebzig`. */
export const german: NumberReader = (word) => {
  const known = others.get(word)
  if (known !== undefined) return known
  if (word.length > longestWord) return undefined
  const plain = word.replaceAll('ß', 'ss')
  const add = numberOf(plain) ?? numberOf(plain.replace(/(?:st|t)e[nrsm]?$/, ''))
  return add === undefined ? undefined : { add }
}

function numberOf(word: string): number | undefined {
  for (const [name, factor] of [
    ['tausend', 1000],
    ['hundert', 100],
  ] as const) {
    const at = word.indexOf(name)
    if (at === -1) continue
    const before = at === 0 ? 1 : numberOf(word.slice(0, at))
    const rest = word.slice(at + name.length).replace(/^und(?!$)/, '')
    const after = rest === '' ? 0 : numberOf(rest)
    return before === undefined || after === undefined ? undefined : before * factor + after
  }
  const value = basic.get(word)
  if (value !== undefined) return value
  // `einundzwanzig`; in no unit is an `und`, and of the tens only in `hundert`, which is gone by now.
  const [unit = '', ten = '', ...more] = word.split('und')
  const [ones, of] = [basic.get(unit), basic.get(ten)]
  return more.length === 0 && ones !== undefined && of !== undefined && ones < 10 && of >= 20
    ? of + ones
    : undefined
}
