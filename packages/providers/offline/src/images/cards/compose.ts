import { type Box, type Color, createSheet, inset, type Sheet } from '../paint/index.ts'
import { type SceneName, type Stage, sceneOf } from '../scenes/index.ts'
import { labelsOf, subjectOf } from '../words/index.ts'
import { type Caption, setCaptions } from './captions.ts'
import { darkenEdges, drawBars } from './cinema.ts'
import { type Design, designOf, plateColor, plateInk } from './design.ts'
import { type Layout, layOut, type Size } from './layout.ts'
import type { Rasterizer } from './rasterizer.ts'
import { drawRule, drawVeil, setTitle, veilFor } from './title.ts'
import type { SetText } from './typesetting.ts'

export interface CardRequest extends Size {
  readonly prompt: string
  readonly style: string | undefined
  /** Without it the card is a picture alone. */
  readonly hasTitle: boolean
}

/** A card as drawn, with what is worth knowing of it. */
export interface Card {
  readonly svg: string
  /** The same without the title's letters. */
  readonly background: string
  readonly scene: SceneName
  readonly title: CardTitle | undefined
}

export interface CardTitle {
  readonly text: string
  /** What its lines fill, within the room they may fill. */
  readonly lines: Box
  readonly room: Box
  readonly ink: Color
}

/** One card: the same request gives the same drawing, to the byte. */
export async function composeCard(request: CardRequest, rasterizer: Rasterizer): Promise<Card> {
  const design = designOf(request)
  const { scene, palette, chance, arrangement } = design
  const text = request.hasTitle ? subjectOf(request.prompt) : ''
  const titled = layOut(request, arrangement, { hasTitle: true, chance })
  const set =
    text === '' ? undefined : await setTitle(text, design.face, titled, { size: request, rasterizer })
  const layout = set === undefined ? layOut(request, arrangement, { hasTitle: false, chance }) : titled
  // The title is set before anything is drawn, so that the picture keeps clear of its lines.
  const sheet = await paint(request, design, layout, set)
  const veil = set === undefined || layout.plate !== undefined ? undefined : veilOf(sheet, set)
  if (set !== undefined && veil !== undefined) drawVeil(sheet, set, request, { layout, veil })
  if (design.isCinema) drawBars(sheet, request, palette)
  if (set === undefined) {
    const svg = sheet.toSvg()
    return { svg, background: svg, scene, title: undefined }
  }
  drawRule(sheet, set, layout, palette.accent)
  const background = sheet.toSvg()
  const ink = veil?.ink ?? plateInk(design)
  sheet.lay(set.svg(ink))
  return { svg: sheet.toSvg(), background, scene, title: { text, lines: set.box, room: layout.title, ink } }

  function veilOf(drawn: Sheet, lines: SetText) {
    const prefer = design.isCinema || layout.anchor !== 'top' ? 'light' : 'either'
    return veilFor(drawn, lines, request, { rasterizer, palette, prefer })
  }
}

/** The card but for its title. */
async function paint(
  request: CardRequest,
  design: Design,
  layout: Layout,
  set: SetText | undefined,
): Promise<Sheet> {
  const { width, height, prompt } = request
  const { look, scene, palette, face } = design
  const sheet = createSheet(width, height)
  const captions: Caption[] = []
  const area = areaOf(layout, set)
  const unit = Math.min(area.width, area.height) / 100
  const stage: Stage = {
    sheet,
    palette,
    chance: design.chance.branch('scene'),
    area,
    ...clearances(layout, area, set),
    horizon: area.top + area.height * layout.horizon,
    unit,
    margin: Math.min(width, height) * 0.091,
    weights: design.weights,
    subject: set === undefined ? '' : subjectOf(prompt),
    labels: scene === 'diagram' ? labelsOf(prompt) : [],
    caption: (text, box, ink) => {
      captions.push({ text, box, ink })
    },
    surface: look.surface,
  }
  if (layout.plate !== undefined) sheet.rect(layout.plate, plateColor(design))
  // A clip costs a layer of the card's size.
  if (area.width === width && area.height === height) sceneOf(scene)(stage)
  else sheet.within(area, () => sceneOf(scene)(stage))
  if (design.isCinema) darkenEdges(sheet, request, palette)
  await setCaptions(sheet, captions, { face, unit })
  return sheet
}

/** What a short title leaves free above a chart or diagram, they take. */
function areaOf({ arrangement, anchor, area }: Layout, set: SetText | undefined): Box {
  if (set === undefined || arrangement !== 'heading' || anchor !== 'top') return area
  const top = set.box.top + set.box.height + set.size * 0.5
  return { ...area, top, height: area.top + area.height - top }
}

/** What a title on the picture leaves of it: all, where the title stands beside. */
function clearances(
  { plate, anchor }: Layout,
  area: Box,
  set: SetText | undefined,
): Pick<Stage, 'calm' | 'ceiling' | 'floor'> {
  const unit = Math.min(area.width, area.height) / 100
  const [top, bottom] = [area.top + unit * 5, area.top + area.height]
  if (set === undefined || plate !== undefined) {
    return { calm: { ...area, width: 0, height: 0 }, ceiling: top, floor: bottom }
  }
  const calm = inset(set.box, -set.size * 0.6)
  return anchor === 'top'
    ? { calm, ceiling: calm.top + calm.height, floor: bottom }
    : { calm, ceiling: top, floor: calm.top - unit * 3 }
}
