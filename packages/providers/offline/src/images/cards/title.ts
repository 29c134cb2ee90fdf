import { type Box, type Color, color, createSheet, inset, type Palette, type Sheet } from '../paint/index.ts'
import type { Layout, Size } from './layout.ts'
import { chooseVeil, type Veil } from './legibility.ts'
import type { Rasterizer } from './rasterizer.ts'
import type { Face } from './typefaces.ts'
import { overhang, type SetText, setType } from './typesetting.ts'

/** How much of the title's room the rule above it takes, in heights of letters. */
const ruleRoom = 0.62

/** Sets the title into its room, below the place of the rule. Its box is what the letters cover, not the lines' whole width. */
export async function setTitle(
  text: string,
  face: Face,
  { title, arrangement, align, anchor }: Layout,
  { size: { width, height }, rasterizer }: { readonly size: Size; readonly rasterizer: Rasterizer },
): Promise<SetText | undefined> {
  const side = Math.min(width, height)
  const share = arrangement === 'over' ? 0.105 : arrangement === 'heading' ? 0.078 : 0.092
  const largest = Math.max(10, side * share)
  const rule = arrangement === 'frame' ? 0 : largest * ruleRoom
  const set = await setType({
    text,
    face,
    box: { ...title, top: title.top + rule, height: title.height - rule },
    align,
    anchor,
    largest,
    smallest: Math.max(7, side * 0.034),
    mostLines: arrangement === 'heading' && title.width > title.height ? 2 : 4,
  })
  if (set === undefined) return undefined
  const sheet = createSheet(width, height)
  sheet.lay(set.svg(color(0, 0, 0)))
  const { left, width: wide } = rasterizer.extent(sheet.toSvg())
  return { ...set, box: { ...set.box, left, width: wide } }
}

/** A small picture tells what is behind the letters: patches of a few pixels of the card. */
const proofWidth = 256

/** Makes what lies behind the title quiet enough to read it, and says in which colour. */
export function veilFor(
  sheet: Sheet,
  { box, size }: SetText,
  { width }: Size,
  tools: { readonly rasterizer: Rasterizer; readonly palette: Palette; readonly prefer: 'light' | 'either' },
): Veil {
  const proof = tools.rasterizer.pixels(sheet.toSvg(), proofWidth)
  return chooseVeil(proof, inset(box, -size * 0.15), {
    scale: proofWidth / width,
    palette: tools.palette,
    prefer: tools.prefer,
  })
}

/** Full behind the lines, and fading out towards the middle of the card. */
export function drawVeil(
  sheet: Sheet,
  { box, size }: SetText,
  { width, height }: Size,
  { layout, veil }: { readonly layout: Layout; readonly veil: Veil },
): void {
  if (veil.opacity === 0) return
  const { color: shown, opacity } = veil
  const reach = size * 3.4
  const rule = size * 1.2
  if (layout.anchor === 'top') {
    const end = box.top + box.height + size * 0.3
    sheet.rect({ left: 0, top: 0, width, height: end }, shown, { opacity })
    sheet.rect({ left: 0, top: end, width, height: reach }, sheet.fade(fadeOut(shown, opacity)))
    return
  }
  const start = box.top - rule
  sheet.rect(
    { left: 0, top: start - reach, width, height: reach },
    sheet.fade(
      fadeOut(shown, opacity)
        .map((stop) => ({ ...stop, at: 1 - stop.at }))
        .reverse(),
    ),
  )
  sheet.rect({ left: 0, top: start, width, height: height - start }, shown, { opacity })
}

/** Eased, since the eye sees the edge of a straight fade. */
function fadeOut(
  shown: Color,
  opacity: number,
): readonly { readonly at: number; readonly color: Color; readonly opacity: number }[] {
  return [0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => ({ at, color: shown, opacity: opacity * (1 - at) ** 1.7 }))
}

/** A short bar in the accent's colour above the title. */
export function drawRule(sheet: Sheet, { box, size }: SetText, layout: Layout, accent: Color): void {
  if (layout.align === 'center') return
  const left = layout.title.left + size * overhang
  const rule: Box = { left, top: box.top - size * 0.52, width: size * 1.2, height: Math.max(2, size * 0.11) }
  sheet.rect(rule, accent, { radius: rule.height / 2 })
}
