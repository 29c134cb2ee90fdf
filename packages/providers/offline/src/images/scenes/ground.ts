import type { Chance, Color, Point } from '../paint/index.ts'
import { mass, mix } from '../paint/index.ts'
import type { Stage } from './stage.ts'

export interface Ridge {
  readonly line: readonly Point[]
  /** How high the ground is, anywhere across. */
  heightAt(x: number): number
}

/** Rolling ground: a few waves of different lengths, one on another. */
export function rolling(stage: Stage, base: number, swing: number, chance: Chance): Ridge {
  const { area, unit } = stage
  const waves = [0.55, 1.3, 2.7].map((turns, index) => ({
    turns: turns * chance.between(0.8, 1.25),
    phase: chance.between(0, 6.28),
    swing: swing / (index + 1) ** 1.4,
  }))
  const span = Math.max(area.width, unit * 100)
  const heightAt = (x: number) =>
    base -
    waves.reduce(
      (total, { turns, phase, swing: height }) =>
        total + Math.sin(((x - area.left) / span) * turns * 6.28 + phase) * height * 0.5,
      0,
    )
  return { line: sample(stage, heightAt, unit * 5), heightAt }
}

/** Broken rock: a line whose middle is moved up or down, again and again. */
export function jagged(stage: Stage, base: number, swing: number, chance: Chance): Ridge {
  const { area } = stage
  let heights = [
    base + swing * chance.between(-0.2, 0.5),
    base - swing * chance.between(0, 0.8),
    base + swing * 0.2,
  ]
  for (let size = swing * 0.62; heights.length < 66; size *= 0.54) {
    heights = heights.flatMap((height, index) => {
      const next = heights[index + 1]
      return next === undefined ? [height] : [height, (height + next) / 2 + chance.between(-size, size)]
    })
  }
  const heightAt = (x: number) => {
    const place = ((x - area.left) / area.width) * (heights.length - 1)
    const before = Math.min(heights.length - 2, Math.max(0, Math.floor(place)))
    // Both are there: `before` ends one short of the last.
    const [from, to] = heights.slice(before, before + 2) as [number, number]
    return from + (to - from) * (place - before)
  }
  return { line: sample(stage, heightAt, area.width / (heights.length - 1)), heightAt }
}

/** From edge to edge and a little over it, so that no edge shows. */
function sample({ area, unit }: Stage, heightAt: (x: number) => number, step: number): readonly Point[] {
  const line: Point[] = []
  for (let x = area.left - unit; x < area.left + area.width + unit + step; x += step)
    line.push([x, heightAt(x)])
  return line
}

/** Fills the ground below a ridge; soft surfaces are paler at the foot, where the mist lies. */
export function fillGround(
  { sheet, palette, area, surface }: Stage,
  { line }: Ridge,
  shown: Color,
  { mist = 0.3, edge = 'soft' }: { readonly mist?: number; readonly edge?: 'soft' | 'sharp' } = {},
): void {
  const bottom = area.top + area.height
  const fill =
    surface === 'flat' || mist === 0
      ? shown
      : sheet.fade([
          { at: 0, color: shown },
          { at: 1, color: mix(shown, palette.skyLow, mist) },
        ])
  sheet.path(mass(line, bottom, edge), fill)
}
