import { type Chance, type Color, chanceOf, type Palette, paletteOf } from '../paint/index.ts'
import { chooseScene, type SceneName } from '../scenes/index.ts'
import { type Weights, weighMotifs } from '../words/index.ts'
import type { Arrangement, Look } from './looks.ts'
import { moodOf } from './moods.ts'
import { readStyle } from './styles.ts'
import type { Face } from './typefaces.ts'

/** Everything about a card that its size does not change. */
export interface Design {
  readonly look: Look
  readonly scene: SceneName
  readonly palette: Palette
  readonly face: Face
  readonly arrangement: Arrangement
  /** Charts and diagrams stand on plain ground; all else is a view. */
  readonly isGraphic: boolean
  readonly isCinema: boolean
  readonly weights: Weights
  readonly chance: Chance
}

const graphic: ReadonlySet<SceneName> = new Set(['chart', 'diagram'])
const modern: ReadonlySet<SceneName> = new Set([
  'technology',
  'chart',
  'diagram',
  'abstract',
  'city',
  'space',
])

export function designOf({
  prompt,
  style,
}: {
  readonly prompt: string
  readonly style: string | undefined
}): Design {
  const chance = chanceOf(prompt)
  const weights = weighMotifs(prompt)
  const { look, scene: asked } = readStyle(style)
  const scene = asked ?? chooseScene(weights)
  const isGraphic = graphic.has(scene)
  return {
    look,
    scene,
    palette: paletteOf(moodOf(weights, look, chance), chance.branch('palette'), look.toning),
    face: look.face ?? (modern.has(scene) ? 'sans' : 'serif'),
    arrangement: isGraphic && look.arrangement !== 'panel' ? 'heading' : look.arrangement,
    isGraphic,
    isCinema: look.isCinema === true && !isGraphic,
    weights,
    chance,
  }
}

/** Panels are dark, frames are paper, charts and diagrams stand on their own ground. */
export function plateColor({ palette, arrangement }: Design): Color {
  const { near, paper, isDark } = palette
  if (arrangement === 'panel') return { ...near, lightness: Math.min(0.3, near.lightness) }
  return arrangement === 'heading' && isDark ? { ...near, lightness: 0.19 } : paper
}

export function plateInk(design: Design): Color {
  const { ink, paper } = design.palette
  return plateColor(design).lightness > 0.6 ? ink : { ...paper, lightness: 0.985 }
}
