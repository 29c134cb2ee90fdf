import satori from 'satori'
import { type Box, type Color, hex } from '../paint/index.ts'
import { type Face, typefacesFor } from './typefaces.ts'

export interface Setting {
  readonly text: string
  readonly face: Face
  /** The words stay inside, whatever their length. */
  readonly box: Box
  readonly align: 'start' | 'center'
  readonly anchor: 'top' | 'middle' | 'bottom'
  /** Heights of letters in pixels, between which the largest that fits is taken. */
  readonly largest: number
  readonly smallest: number
  readonly mostLines: number
}

/** Words as outlines of letters. */
export interface SetText {
  /** An `svg` element with its place on the card, in some colour. */
  svg(ink: Color): string
  /** The lines, as wide and high as they are. */
  readonly box: Box
  readonly size: number
  readonly lines: number
}

/** Stands for the colour of the letters until it is known. */
const someInk = '#fe01fd'
const lineHeight = 1.14
const spaceWidth = 0.28
const tail = 0.12
/** A line begins so far inside its box: the hook of a `j` reaches back. In heights of letters, as all of these. */
export const overhang = 0.07
const sizeStep = 0.94

/**
 * Sets words into a box as large as they go: balanced lines first, then smaller letters, then words broken across lines.
 * `undefined` when a letter is in none of the typefaces, or even the smallest letters do not fit: a title with holes in it
 * would be worse than none.
 */
export async function setType(setting: Setting): Promise<SetText | undefined> {
  const best = await setLargest(setting)
  if (best === undefined || best.lines < 3) return best
  // A line less is worth somewhat smaller letters.
  const fewer = { ...setting, largest: best.size, smallest: best.size * 0.8, mostLines: best.lines - 1 }
  return (await setWhole(fewer)) ?? best
}

async function setLargest(setting: Setting): Promise<SetText | undefined> {
  const whole = await setWhole(setting)
  if (whole !== undefined) return whole
  for (const size of [setting.smallest, setting.smallest * 0.8]) {
    const broken = await trySize({ ...setting, mostLines: setting.mostLines + 1 }, size, 'break-word')
    if (typeof broken === 'object') return broken
  }
  return undefined
}

/** With no word broken. */
async function setWhole(setting: Setting): Promise<SetText | undefined> {
  const { largest, smallest } = setting
  const steps = Math.max(0, Math.floor(Math.log(smallest / largest) / Math.log(sizeStep)))
  const sizeAt = (step: number) => largest * sizeStep ** step
  let low = 0
  let high = steps
  let best: SetText | undefined
  while (low <= high) {
    const step = (low + high) >> 1
    const tried = await trySize(setting, sizeAt(step), 'normal')
    if (tried === 'missing') return undefined
    if (tried === 'large') low = step + 1
    else {
      best = tried
      high = step - 1
    }
  }
  return best
}

const anchors = { top: 'flex-start', middle: 'center', bottom: 'flex-end' } as const

async function trySize(
  setting: Setting,
  size: number,
  wordBreak: 'normal' | 'break-word',
): Promise<SetText | 'large' | 'missing'> {
  const { text, face, box, align, anchor, mostLines } = setting
  const fonts = typefacesFor(face, text)
  let isMissing = false
  // The type setter tells every element's place as it lays it out; the innermost, the paragraph, comes last.
  let lines: Box = { left: 0, top: 0, width: 0, height: 0 }
  const paragraph = element(
    {
      fontFamily: fonts.map(({ name }) => name).join(', '),
      fontWeight: 700,
      fontSize: size,
      lineHeight,
      letterSpacing: face === 'sans' ? -size * 0.018 : -size * 0.006,
      color: someInk,
      textAlign: align === 'center' ? 'center' : 'left',
      textWrap: 'balance',
      wordBreak,
    },
    text,
  )
  const room = element(
    {
      display: 'flex',
      flexDirection: 'column',
      width: '100%',
      height: '100%',
      justifyContent: anchors[anchor],
      alignItems: align === 'center' ? 'center' : 'flex-start',
      boxSizing: 'border-box',
      // A line is measured with the space at its end: room for it, so that a line that fits is not taken for one that does not.
      paddingLeft: align === 'center' ? size * spaceWidth : size * overhang,
      paddingRight: size * spaceWidth,
      // The tails of letters hang out of their line.
      paddingBottom: size * tail,
    },
    [paragraph],
  )
  const svg = await satori(room, {
    width: box.width,
    height: box.height,
    fonts,
    onNodeDetected: ({ left, top, width, height }) => {
      lines = { left: box.left + left, top: box.top + top, width, height }
    },
    loadAdditionalAsset: async () => {
      isMissing = true
      return []
    },
  })
  if (isMissing) return 'missing'
  const count = Math.round(lines.height / (size * lineHeight))
  const fits =
    lines.width <= box.width + 0.5 && lines.height <= box.height - size * tail && count <= mostLines
  return fits
    ? { svg: (ink) => place(svg, box).replaceAll(someInk, hex(ink)), box: lines, size, lines: count }
    : 'large'
}

function element(style: object, children: unknown) {
  return { type: 'div', key: null, props: { style, children } }
}

/** Names within an SVG count for the whole drawing, and the type setter gives every text the same. */
function place(svg: string, { left, top }: Box): string {
  const name = `t${Math.round(left)}-${Math.round(top)}-`
  return svg
    .replaceAll('satori_', name)
    .replace('<svg ', `<svg x="${left.toFixed(1)}" y="${top.toFixed(1)}" overflow="visible" `)
}
