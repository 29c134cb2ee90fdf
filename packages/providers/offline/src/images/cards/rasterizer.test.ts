import { describe, expect, it } from 'vitest'
import { loadRasterizer } from './rasterizer.ts'

const rasterizer = await loadRasterizer()
const svg = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">${inner}</svg>`
const red = svg('<rect x="10" y="5" width="20" height="10" fill="#f00"/>')

describe('the rasterizer', () => {
  it('is loaded once, however often it is asked for', async () => {
    const [first, second] = await Promise.all([loadRasterizer(), loadRasterizer()])
    expect(first.png(red)).toEqual(second.png(red))
  })

  it('gives the pixels of a drawing at the width it is asked for', () => {
    const { width, height, data } = rasterizer.pixels(red, 4)
    expect([width, height, data.length]).toEqual([4, 2, 32])
    expect([...data.subarray(4, 8)].map((channel) => channel > 100)).toEqual([true, false, false, true])
    expect(data[3]).toBe(0)
  })

  it('tells what a drawing covers, and that an empty one covers nothing', () => {
    expect(rasterizer.extent(red)).toEqual({ left: 10, top: 5, width: 20, height: 10 })
    expect(rasterizer.extent(svg(''))).toEqual({ left: 0, top: 0, width: 0, height: 0 })
  })

  it('refuses what is no drawing', () => expect(() => rasterizer.png('<svg')).toThrow())
})
