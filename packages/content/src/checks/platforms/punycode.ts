// Internationalised labels are stored in ASCII (RFC 3492), and that form may have 63 characters. Only its length is
// wanted here, so the digits themselves are counted and not written.

const base = 36
const lowest = 1
const highest = 26
const skew = 38
const damping = 700
const firstBias = 72
const firstCode = 0x80
const prefix = 'xn--'

/**
 * How many characters a label of a host name has in its ASCII form.
 *
 * @example asciiLength('bücher') // 13: xn--bcher-kva
 */
export function asciiLength(label: string): number {
  const codes = Array.from(label, (character) => Number(character.codePointAt(0)))
  const basic = codes.filter((code) => code < firstCode).length
  if (basic === codes.length) return basic
  let length = prefix.length + basic + (basic > 0 ? 1 : 0)
  let handled = basic
  let current = firstCode
  let bias = firstBias
  let delta = 0
  while (handled < codes.length) {
    const next = Math.min(...codes.filter((code) => code >= current))
    delta += (next - current) * (handled + 1)
    current = next
    for (const code of codes) {
      if (code < current) delta += 1
      if (code !== current) continue
      length += digitsOf(delta, bias)
      bias = adapt(delta, handled + 1, handled === basic)
      delta = 0
      handled += 1
    }
    delta += 1
    current += 1
  }
  return length
}

/** Of a number in the variable-length notation of RFC 3492, section 3.3. */
function digitsOf(number: number, bias: number): number {
  let digits = 1
  let rest = number
  for (let weight = base; ; weight += base) {
    const threshold = Math.min(highest, Math.max(lowest, weight - bias))
    if (rest < threshold) return digits
    rest = Math.floor((rest - threshold) / (base - threshold))
    digits += 1
  }
}

/** RFC 3492, section 6.1. */
function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / damping) : delta >> 1
  rest += Math.floor(rest / points)
  let weight = 0
  for (; rest > ((base - lowest) * highest) >> 1; weight += base) rest = Math.floor(rest / (base - lowest))
  return weight + Math.floor(((base - lowest + 1) * rest) / (rest + skew))
}
