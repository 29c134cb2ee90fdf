import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, chanceOf } from '../paint/index.ts'
import { layOut } from './layout.ts'
import type { Arrangement } from './looks.ts'

const arrangements: readonly Arrangement[] = ['over', 'panel', 'frame', 'heading']
const sides = fc.integer({ min: 256, max: 2048 })

describe('a layout', () => {
  it('keeps picture and title on the card, and the title off the picture unless it stands over it', () => {
    fc.assert(
      fc.property(
        sides,
        sides,
        fc.constantFrom(...arrangements),
        fc.boolean(),
        fc.string(),
        (width, height, arrangement, hasTitle, seed) => {
          const layout = layOut({ width, height }, arrangement, { hasTitle, chance: chanceOf(seed) })
          const card: Box = { left: 0, top: 0, width, height }
          for (const box of [layout.area, layout.title]) {
            expect(holds(card, box), JSON.stringify(layout)).toBe(true)
          }
          expect(layout.area.width * layout.area.height).toBeGreaterThan(width * height * 0.3)
          if (!hasTitle) return
          expect(Math.min(layout.title.width, layout.title.height)).toBeGreaterThan(20)
          if (layout.plate === undefined) expect(layout.area).toEqual(card)
          else expect(overlap(layout.area, layout.title)).toBe(false)
        },
      ),
    )
  })

  it('gives the whole card to a picture without a title', () => {
    const layout = layOut({ width: 600, height: 400 }, 'over', { hasTitle: false, chance: chanceOf('x') })
    expect(layout.area).toEqual({ left: 0, top: 0, width: 600, height: 400 })
    expect(layout.title.width).toBe(0)
  })

  it('is the same for the same seed', () => {
    const of = (seed: string) =>
      layOut({ width: 600, height: 900 }, 'over', { hasTitle: true, chance: chanceOf(seed) })
    expect(of('x')).toEqual(of('x'))
    expect(new Set(['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => of(seed).anchor))).toEqual(
      new Set(['top', 'bottom']),
    )
  })
})

function holds(outer: Box, inner: Box): boolean {
  return (
    inner.left >= -0.01 &&
    inner.top >= -0.01 &&
    inner.left + inner.width <= outer.width + 0.01 &&
    inner.top + inner.height <= outer.height + 0.01
  )
}

function overlap(first: Box, second: Box): boolean {
  return (
    first.left < second.left + second.width - 0.01 &&
    second.left < first.left + first.width - 0.01 &&
    first.top < second.top + second.height - 0.01 &&
    second.top < first.top + first.height - 0.01
  )
}
