/** A figure in a text. */
export interface Figure {
  readonly raw: string
  readonly index: number
  /** What it may mean: `1.250` is 1250 or 1.25, `4.2 million` is that and 4.2. */
  readonly values: readonly number[]
}

const digits = /\d{1,3}(?:[ \u00a0\u202f]\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*/g
/** What follows a figure, may be a letter, and leaves it a figure: `1st`, `1990s`, `5k`, `20km`. */
const unit =
  /^(?:st|nd|rd|th|s|er|ère|ème|e|º|ª|[kKM]|bn|km|kg|g|cm|mm|ml|[lL]|h|min|MB|GB|TB|kW|MW|kWh|MWh|x|[pa]m|[PA]M|[Mm]io|[Mm]rd)(?![\p{L}\p{N}])/u
const multipliers: readonly (readonly [RegExp, number])[] = [
  [/^[ \u00a0]?(?:k\b|thousand|mil\b|tausend|mille|mila)/i, 1e3],
  [/^[ \u00a0]?(?:million|millones|millón|mio\b|milion|milhões|milhão|m\b)/i, 1e6],
  [/^[ \u00a0]?(?:billion|bn\b|milliard|miliard|mrd\b|mil millones|bilhões)/i, 1e9],
]

/** The figures of a text. Digits within words (`c12`, `H2O`, `MP3`) are none. */
export function figuresIn(text: string): readonly Figure[] {
  return Array.from(text.matchAll(digits)).flatMap(({ 0: raw, index }): readonly Figure[] => {
    const after = text.slice(index + raw.length, index + raw.length + 16)
    if (/[\p{L}\p{N}_#]/u.test(text[index - 1] ?? '')) return []
    if (/^[\p{L}_]/u.test(after) && !unit.test(after)) return []
    const plain = valuesOf(raw)
    const factors = multipliers.filter(([word]) => word.test(after)).map(([, factor]) => factor)
    return [
      {
        raw,
        index,
        values: [...plain, ...factors.flatMap((factor) => plain.map((value) => value * factor))],
      },
    ]
  })
}

/** Points and commas group in one language and part decimals in another, so both are tried where both are possible. */
function valuesOf(raw: string): readonly number[] {
  const parts = raw.split(/[ \u00a0\u202f]/)
  const [first = ''] = parts
  const separate = parts.length > 1 ? parts.flatMap(valuesOf) : []
  const joined = parts.join('')
  const marks = [...new Set(joined.match(/[.,]/g) ?? [])]
  const grouped = Number(joined.replace(/[.,'’]/g, ''))
  if (marks.length === 2) {
    const last = Math.max(joined.lastIndexOf('.'), joined.lastIndexOf(','))
    const whole = joined.slice(0, last).replace(/[.,'’]/g, '')
    return [Number(`${whole}.${joined.slice(last + 1)}`), ...separate]
  }
  const count = joined.match(/[.,]/g)?.length ?? 0
  const decimal = Number(first.replace(',', '.').replace(/['’]/g, ''))
  if (count === 1) return /[.,]\d{3}$/.test(joined) ? [grouped, decimal, ...separate] : [decimal, ...separate]
  // Several points are a date or a version (`12.5.2024`): its parts are figures as well.
  return count === 0 ? [grouped, ...separate] : [grouped, ...joined.split(/[.,]/).map(Number), ...separate]
}
