import { describe, expect, it } from 'vitest'
import { arc, color, createSheet, curve, inset, isWithin, mass, outline, points } from './index.ts'

const red = color(0.628, 0.2577, 29.23)

describe('a sheet', () => {
  it('is an SVG of its size with what was drawn, in that order', () => {
    const sheet = createSheet(20, 10)
    sheet.rect({ left: 0, top: 0, width: 20, height: 10 }, red)
    sheet.circle(5, 5, 2.34567, red, 0.5)
    sheet.ellipse(5, 5, 3, 1, red)
    sheet.path(
      points([
        [0, 0],
        [4, 0],
        [4, 4],
      ]),
      red,
    )
    expect(sheet.toSvg()).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" viewBox="0 0 20 10">' +
        '<rect x="0" y="0" width="20" height="10" fill="#ff0000"/>' +
        '<circle cx="5" cy="5" r="2.3" fill="#ff0000" fill-opacity="0.5"/>' +
        '<ellipse cx="5" cy="5" rx="3" ry="1" fill="#ff0000"/>' +
        '<path d="M0 0L4 0L4 4Z" fill="#ff0000"/></svg>',
    )
  })

  it('has lines, corners, clips and paints that change, each paint under a name of its own', () => {
    const sheet = createSheet(20, 10)
    const box = { left: 1, top: 1, width: 5, height: 5 }
    const down = sheet.fade([
      { at: 0, color: red },
      { at: 1, color: red, opacity: 0 },
    ])
    const right = sheet.fade([{ at: 0, color: red }], 'right')
    const glow = sheet.glow([{ at: 0, color: red }])
    expect(new Set([down, right, glow]).size).toBe(3)
    sheet.rect(box, down, { radius: 2, opacity: 0.4 })
    sheet.within(box, () => sheet.line('M0 0', { width: 1, color: red, dash: 2 }))
    sheet.line('M1 1', { width: 1, color: red, opacity: 0.2 })
    sheet.lay('<svg/>')
    const svg = sheet.toSvg()
    expect(svg).toContain(`rx="2" fill="${down}" fill-opacity="0.4"`)
    expect(svg).toMatch(/<g clip-path="url\(#p\d+\)"><path d="M0 0"[^>]*stroke-dasharray="2"\/><\/g>/)
    expect(svg).toContain('stroke-opacity="0.2"')
    expect(svg.match(/id="p\d+"/g)).toHaveLength(4)
    expect(svg).toContain('<svg/></svg>')
  })
})

describe('outlines', () => {
  it('have short numbers', () => {
    expect(outline`M${1 / 3} ${200.456}Z`).toBe('M0.333 200.5Z')
    expect(
      points(
        [
          [0.12345, 1],
          [2.26, 3],
        ],
        'open',
      ),
    ).toBe('M0.123 1L2.3 3')
  })

  it('go softly through every point', () => {
    expect(
      curve([
        [0, 0],
        [10, 10],
        [20, 0],
      ]),
    ).toMatch(/^M0 0C.* 10 10C.* 20 0$/)
    expect(
      mass(
        [
          [0, 5],
          [10, 5],
        ],
        9,
      ),
    ).toMatch(/^M0 5C.* 10 5L10 9L0 9Z$/)
  })

  it('of nothing are nothing that could break a drawing', () => {
    expect(curve([])).toBe('M0 0')
    expect(mass([], 9)).toBe('M0 0L0 9L0 9Z')
  })

  it('of a rim run the long way round where it is long', () => {
    expect(arc(0, 0, 10, 0, 90)).toBe('M10 0A10 10 0 0 1 0 10')
    expect(arc(0, 0, 10, 0, 270)).toBe('M10 0A10 10 0 1 1 0 -10')
  })
})

describe('a box', () => {
  const box = { left: 10, top: 10, width: 20, height: 10 }
  it('knows what is inside, with a margin', () => {
    expect(isWithin(box, 15, 15)).toBe(true)
    expect(isWithin(box, 31, 15)).toBe(false)
    expect(isWithin(box, 31, 15, 2)).toBe(true)
  })
  it('has an inner box', () => expect(inset(box, 2)).toEqual({ left: 12, top: 12, width: 16, height: 6 }))
})
