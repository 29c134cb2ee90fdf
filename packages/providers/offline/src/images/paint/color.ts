/**
 * A colour as people see it: lightness 0–1, chroma 0–0.3, hue in degrees (OKLCH). Palettes are written and mixed in it
 * because equal steps look equal, so layers recede evenly and no hue turns muddy on its way to another.
 */
export interface Color {
  readonly lightness: number
  readonly chroma: number
  readonly hue: number
}

export function color(lightness: number, chroma: number, hue: number): Color {
  return { lightness, chroma, hue }
}

/** Between two colours, straight through the colour space, so that opposites meet in grey and not in a third hue. */
export function mix(from: Color, to: Color, amount: number): Color {
  const [firstA, firstB] = axes(from)
  const [secondA, secondB] = axes(to)
  const a = firstA + (secondA - firstA) * amount
  const b = firstB + (secondB - firstB) * amount
  return color(
    from.lightness + (to.lightness - from.lightness) * amount,
    Math.hypot(a, b),
    (Math.atan2(b, a) * 180) / Math.PI,
  )
}

/** The same colour, lighter (above 0) or darker (below 0). */
export function shade(base: Color, change: number): Color {
  return { ...base, lightness: Math.min(1, Math.max(0, base.lightness + change)) }
}

/** `#rrggbb`. What a screen cannot show loses chroma, not lightness: contrast stays what it was. */
export function hex(shown: Color): string {
  return `#${rgbOf(shown)
    .map((channel) =>
      Math.round(channel * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** Relative luminance by WCAG 2, 0–1. */
export function luminance(shown: Color): number {
  return luminanceOf(rgbOf(shown))
}

/** @param channels red, green and blue, 0–1 each */
export function luminanceOf(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2 contrast of two luminances, 1–21. */
export function contrast(first: number, second: number): number {
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05)
}

const chromaSteps = 24

/** Red, green and blue, 0–1. */
export function rgbOf(shown: Color): readonly number[] {
  for (let step = chromaSteps; step > 0; step -= 1) {
    const channels = linear({ ...shown, chroma: (shown.chroma * step) / chromaSteps })
    if (channels.every((channel) => channel >= -0.0005 && channel <= 1.0005)) return channels.map(encode)
  }
  return linear({ ...shown, chroma: 0 }).map(encode)
}

function axes({ chroma, hue }: Color): readonly [number, number] {
  const angle = (hue * Math.PI) / 180
  return [chroma * Math.cos(angle), chroma * Math.sin(angle)]
}

// The matrices are those of the definition of OKLab.
function linear(shown: Color): readonly number[] {
  const [a, b] = axes(shown)
  const long = (shown.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (shown.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (shown.lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

function encode(channel: number): number {
  const clamped = Math.min(1, Math.max(0, channel))
  return clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055
}
