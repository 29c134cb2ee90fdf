import { describe, expect, it } from 'vitest'
import { type Box, color, createSheet } from '../paint/index.ts'
import { loadRasterizer } from './rasterizer.ts'
import type { Face } from './typefaces.ts'
import { type Setting, setType } from './typesetting.ts'

const card = { width: 400, height: 300 }
const room: Box = { left: 60, top: 70, width: 260, height: 140 }
const setting: Setting = {
  text: 'Why queues beat retries',
  face: 'serif',
  box: room,
  align: 'start',
  anchor: 'bottom',
  largest: 60,
  smallest: 12,
  mostLines: 4,
}
const black = color(0, 0, 0)

/** What the letters cover, by their pixels. */
async function inked(wishes: Partial<Setting>): Promise<Box | undefined> {
  const set = await setType({ ...setting, ...wishes })
  if (set === undefined) return undefined
  const sheet = createSheet(card.width, card.height)
  sheet.lay(set.svg(black))
  const { data, width, height } = (await loadRasterizer()).pixels(sheet.toSvg(), card.width)
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((data[(y * width + x) * 4 + 3] ?? 0) === 0) continue
      left = Math.min(left, x)
      top = Math.min(top, y)
      right = Math.max(right, x)
      bottom = Math.max(bottom, y)
    }
  }
  return { left, top, width: right - left + 1, height: bottom - top + 1 }
}

function expectInside(inner: Box | undefined, outer: Box): void {
  if (inner === undefined) throw new Error('nothing was set')
  expect(inner.left).toBeGreaterThanOrEqual(outer.left - 1)
  expect(inner.top).toBeGreaterThanOrEqual(outer.top - 1)
  expect(inner.left + inner.width).toBeLessThanOrEqual(outer.left + outer.width + 1)
  expect(inner.top + inner.height).toBeLessThanOrEqual(outer.top + outer.height + 1)
}

describe('set type', () => {
  it.each<[string, Partial<Setting>]>([
    ['a word', { text: 'Egg' }],
    ['a short title', {}],
    ['a long one', { text: 'The king and queen of the far northern islands went home again' }],
    ['tails and accents', { text: 'Ágyúgolyó, jó gyepágy' }],
    ['a word longer than the line', { text: 'Donaudampfschifffahrtsgesellschaftskapitänsmütze…' }],
    ['sixty letters without a space', { text: 'W'.repeat(60), largest: 30 }],
    ['other scripts', { text: 'Город, Ελλάδα, Ngôi làng, Żółć' }],
    ['a narrow box', { box: { ...room, width: 70 }, largest: 30, smallest: 7 }],
    ['a low box', { box: { ...room, height: 34 }, smallest: 6 }],
    ['the middle', { align: 'center', anchor: 'middle' }],
    ['the top', { anchor: 'top' }],
  ])('stays inside its box: %s', async (_, wishes) => {
    for (const face of ['serif', 'sans'] satisfies Face[]) {
      expectInside(await inked({ ...wishes, face }), wishes.box ?? room)
    }
  })

  it('is as large as the box allows, within its bounds', async () => {
    const size = async (wishes: Partial<Setting>) => (await setType({ ...setting, ...wishes }))?.size ?? 0
    expect(await size({ text: 'Sea' })).toBe(60)
    const [short, long] = [
      await size({}),
      await size({ text: `${setting.text} and other good reasons to wait` }),
    ]
    expect(long).toBeLessThan(short)
    expect(long).toBeGreaterThan(12)
  })

  it('leans on the end of its box that it is told', async () => {
    const top = await inked({ text: 'Sea', anchor: 'top' })
    const bottom = await inked({ text: 'Sea', anchor: 'bottom' })
    const centre = await inked({ text: 'Sea', anchor: 'middle', align: 'center' })
    expect(top?.top).toBeLessThan(centre?.top ?? 0)
    expect(centre?.top).toBeLessThan(bottom?.top ?? 0)
    const middle = (centre?.left ?? 0) + (centre?.width ?? 0) / 2
    expect(Math.abs(middle - (room.left + room.width / 2))).toBeLessThan(4)
  })

  it.each([['東京の夜'], ['مرحبا'], ['שלום'], ['A 🎉'], ['☃']])(
    'is none where a letter is missing: %s',
    async (text) => expect(await setType({ ...setting, text })).toBeUndefined(),
  )

  it('is none where not even the smallest letters fit', async () => {
    const box = { ...room, width: 8, height: 8 }
    expect(await setType({ ...setting, box })).toBeUndefined()
  })

  it('holds outlines of letters and no text, whatever the words', async () => {
    const set = await setType({ ...setting, text: '</svg> <script> & "quotes" %s {x}' })
    const svg = set?.svg(black) ?? ''
    expect(svg).toMatch(/^<svg x="60\.0" y="70\.0" overflow="visible"/)
    expect(svg).not.toMatch(/<text|<script|quotes|href|style=/)
    expect(svg.match(/<svg/g)).toHaveLength(1)
  })
})
