import fc from 'fast-check'

/** Emoji that every list of the last years has, whole, half, and written in several ways. */
const emoji = [
  ...['😀', '❤️', '❤', '❤︎', '⚡️', '⭐️', '⌚', '☺️', '©️', '©', '®', '™️', '1️⃣', '#️⃣', '*⃣', '7⃣', 'Ⓜ️'],
  ...[
    '👍🏽',
    '👍️',
    '👨‍👩‍👧',
    '👨🏾‍🚀',
    '👩‍❤️‍💋‍👩',
    '🏳️‍🌈',
    '🏴‍☠️',
    '🕵️‍♀️',
    '🕵‍♀️',
    '☝️🏽',
    '☝🏽',
    '⛷🏽',
    '👁️‍🗨️',
    '👁‍🗨',
    '🕴🏿‍♀️',
  ],
  ...['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇪🇸', '🇸🇪', '🇪', '🇸', '🏽', '\u200d', '\ufe0f', '\ufe0e', '\u20e3', '\u{e007f}'],
]

const letters = [
  ...[
    'a',
    'B',
    'z',
    '0',
    '9',
    'é',
    'e\u0301',
    'ß',
    'İ',
    'ι',
    'я',
    'Ж',
    'ل',
    'ש',
    'ا',
    'が',
    'か\u3099',
    '日',
    '本',
    '한',
    '각',
  ],
  ...[
    '\u1100',
    '\u1161',
    '\u11a8',
    'क्षि',
    'ก็',
    '\u0301',
    '\u0337\u0338',
    'ﬁ',
    'Å',
    '\u212b',
    '𝒜',
    '𠮷',
    '\u0915\u094d',
  ],
]

const halves = ['\ud83d', '\ude00', '\udfff', '\ud800']

const directions = [
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u061c',
  '\u200b',
  '\u00ad',
  '\ufeff',
]

const spaces = [' ', ' ', ' ', '\n', '\r\n', '\t', '\u00a0', '\u3000', '\u0085', '\u2028', '\u180e']

const markup = [
  '<b>',
  '</b>',
  '<',
  '>',
  '&amp;',
  '**',
  '[a](',
  '`',
  '{{x}}',
  '\\',
  '"',
  "'",
  '“',
  '…',
  '–',
  '—',
  '#tag',
  '@name',
  '@name@host.org',
]

const addresses = [
  ...[
    'http://',
    'https://',
    'HTTPS://',
    'ftp://',
    '//',
    '/',
    '/path',
    '?',
    '?a=1',
    '=',
    '&',
    '#',
    '#a',
    ':',
    ':8080',
    '%20',
    '+',
    '~',
    '|',
  ],
  ...[
    '.',
    '.',
    '..',
    '-',
    '_',
    '@',
    '$',
    '＠',
    '＃',
    ',',
    ';',
    '!',
    '*',
    '(',
    ')',
    '(a)',
    '((a))',
    '[',
    ']',
    '^',
    '}',
    '。',
    '．',
  ],
  ...[
    'com',
    'org',
    'co.uk',
    'it',
    'so',
    'de',
    'museum',
    'онлайн',
    'みんな',
    '中国',
    '嘉里',
    '嘉里大酒店',
    'xn--ls8h',
    'xn--',
    'onion',
    'zippo',
  ],
  ...[
    'example.com',
    'www.example.org/a',
    'a_b.example.com',
    'example.com_',
    '-example.com',
    'it.so',
    'bücher.example.de',
    'ELPAÍS.com',
  ],
  ...[
    't.co/',
    'https://t.co/abc',
    `https://t.co/${'a'.repeat(41)}`,
    'http://日本.com/é',
    'https://en.wikipedia.org/wiki/Primer_(film)',
  ],
  ...[
    `${'a'.repeat(63)}.com`,
    `${'a'.repeat(64)}.com`,
    `http://${'日本'.repeat(12)}.com`,
    `http://${'日'.repeat(60)}.com`,
  ],
]

const plainAtom = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...letters) },
  { weight: 3, arbitrary: fc.constantFrom(...addresses) },
  { weight: 2, arbitrary: fc.constantFrom(...spaces) },
  { weight: 1, arbitrary: fc.constantFrom(...markup) },
  { weight: 1, arbitrary: fc.constantFrom(...directions) },
)
const atom = fc.oneof(
  { weight: 5, arbitrary: plainAtom },
  { weight: 1, arbitrary: fc.constantFrom(...emoji) },
)

/** Texts made of whatever has ever broken a counter, but for emoji. */
export const plainText = fc.array(plainAtom, { maxLength: 16 }).map((atoms) => atoms.join(''))

/** Texts made of whatever has ever broken a counter, but in whole characters. */
export const nastyText = fc.array(atom, { maxLength: 16 }).map((atoms) => atoms.join(''))

/** The same with anything that a string can hold, halves of characters included. */
export const nastiestText = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: atom },
      { weight: 1, arbitrary: fc.constantFrom(...halves) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 16 },
  )
  .map((atoms) => atoms.join(''))

/**
 * Texts that are just short of a limit, on it or just beyond it, by the count that is given: repetitions of a nasty one,
 * filled up with what counts one.
 */
export function around(
  limit: number,
  count: (text: string) => number,
  text: fc.Arbitrary<string> = nastiestText,
): fc.Arbitrary<string> {
  return fc.tuple(text, fc.integer({ min: -2, max: 2 }), fc.nat(40)).map(([nasty, beyond, most]) => {
    const wanted = limit + beyond
    const size = count(`${nasty} `)
    const repeated = `${nasty} `.repeat(Math.min(most, Math.floor(wanted / size)))
    const rest = wanted - count(repeated)
    // Repetitions may join at their ends and count otherwise than the one alone; they are dropped when they do.
    return rest >= 0 ? repeated + 'x'.repeat(rest) : 'x'.repeat(wanted)
  })
}

/** A piece of text together with what it must count, for references that know what they are made of. */
export interface Priced {
  readonly text: string
  readonly price: number
}

/** Priced pieces with a space between, filled up with letters to just short of a limit, to it or just beyond. */
export function pricedAround(limit: number, piece: fc.Arbitrary<Priced>): fc.Arbitrary<Priced> {
  return fc
    .tuple(fc.array(piece, { maxLength: 60 }), fc.integer({ min: -2, max: 2 }))
    .map(([pieces, beyond]) => {
      const wanted = limit + beyond
      let text = ''
      let price = 0
      for (const next of pieces) {
        if (price + next.price + 1 > wanted) continue
        text += `${next.text} `
        price += next.price + 1
      }
      return { text: text + 'x'.repeat(wanted - price), price: wanted }
    })
}
