import { type Box, chanceOf, createSheet, type Mood, paletteOf, type Sheet } from '../paint/index.ts'
import type { Motif } from '../words/index.ts'
import type { Stage } from './index.ts'

export interface StageWishes {
  readonly seed?: string
  readonly width?: number
  readonly height?: number
  readonly mood?: Mood
  readonly motifs?: readonly Motif[]
  readonly labels?: readonly string[]
  readonly subject?: string
  readonly surface?: 'soft' | 'flat'
  readonly title?: 'above' | 'below' | 'beside'
  readonly sheet?: Sheet
}

export interface TestStage extends Stage {
  readonly captions: { readonly text: string; readonly box: Box }[]
}

/** A stage that fills a card. */
export function stageFor({
  seed = 'seed',
  width = 400,
  height = 400,
  mood = 'day',
  motifs = [],
  labels = [],
  subject = '',
  surface = 'soft',
  title = 'beside',
  sheet = createSheet(width, height),
}: StageWishes = {}): TestStage {
  const chance = chanceOf(seed)
  const area: Box = { left: 0, top: 0, width, height }
  const calm: Box = {
    left: width * 0.1,
    top: title === 'above' ? height * 0.08 : height * 0.68,
    width: title === 'beside' ? 0 : width * 0.8,
    height: title === 'beside' ? 0 : height * 0.24,
  }
  const captions: { text: string; box: Box }[] = []
  return {
    sheet,
    palette: paletteOf(mood, chance.branch('palette'), (shown) => shown),
    chance,
    area,
    calm,
    ceiling: title === 'above' ? calm.top + calm.height : height * 0.05,
    floor: title === 'below' ? calm.top - 4 : height,
    horizon: height * (title === 'above' ? 0.63 : 0.46),
    unit: Math.min(width, height) / 100,
    margin: Math.min(width, height) * 0.09,
    weights: new Map(motifs.map((motif) => [motif, 1])),
    subject,
    labels,
    caption: (text, box) => {
      captions.push({ text, box })
    },
    surface,
    captions,
  }
}
