import { describe, expect, it, vi } from 'vitest'
import { contrast, luminance, luminanceOf } from '../paint/index.ts'
import { type Card, type CardRequest, composeCard, loadRasterizer, type Pixels } from './index.ts'

// Seventeen cards in one test are a second of computing, or ten on a busy machine.
vi.setConfig({ testTimeout: 30_000 })
const rasterizer = await loadRasterizer()

function compose(prompt: string, wishes: Partial<CardRequest> = {}): Promise<Card> {
  return composeCard(
    { prompt, style: undefined, width: 400, height: 400, hasTitle: true, ...wishes },
    rasterizer,
  )
}

const prompts = [
  'A lighthouse at dusk above the stormy sea',
  'Snow on the mountains and a frozen lake',
  'Nebel im Wald am Morgen',
  'La ciudad de noche bajo la lluvia',
  'A village in bright sunshine',
  'The long road through the desert',
  'She baked bread in the kitchen',
  'Butterflies and flowers in the garden',
  'Software and networks',
  'A crowd of people in the evening',
  'Justice and its limits',
  'On the meaning of words',
  'Forgiveness takes longer than anger',
  'Falling prices and their costs',
  'The water cycle: evaporation, condensation, rain and rivers',
]
const styles = [undefined, 'cinematic', 'flat', 'pastel', 'vintage', 'monochrome', 'diagram']
const sizes = [
  [400, 400],
  [300, 520],
  [520, 300],
  [256, 640],
  [640, 256],
] as const

/** Every prompt, with styles and sizes that take turns. */
const cases = prompts.flatMap((prompt, index) =>
  [0, 1].map((turn) => {
    const [width, height] = sizes[(index + turn * 2) % sizes.length] ?? sizes[0]
    return { prompt, style: styles[(index + turn * 3) % styles.length], width, height }
  }),
)

/** Where the title's letters are, and what is behind them. */
async function letters(card: Card, width: number) {
  const shown = rasterizer.pixels(card.svg, width)
  const behind = rasterizer.pixels(card.background, width)
  const places: number[] = []
  for (let at = 0; at < shown.data.length; at += 4) {
    if ([0, 1, 2].some((channel) => shown.data[at + channel] !== behind.data[at + channel]))
      places.push(at / 4)
  }
  return { places, behind }
}

/** Mean colours of patches of 3 × 3 pixels around these places. */
function patches({ data, width }: Pixels, places: readonly number[]): number[][] {
  return places.map((place) =>
    [0, 1, 2].map((channel) => {
      const around = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((across) => place + down * width + across))
      return around.reduce((sum, at) => sum + (data[at * 4 + channel] ?? 0), 0) / around.length / 255
    }),
  )
}

describe('a card', () => {
  it.each(cases)(
    'has a title that stays in its room and can be read: $prompt, $style, $width × $height',
    async (wishes) => {
      const card = await compose(wishes.prompt, wishes)
      const { places, behind } = await letters(card, wishes.width)
      if (card.title === undefined) throw new Error('there is no title')
      const { room, ink } = card.title
      expect(places.length).toBeGreaterThan(150)
      for (const place of places) {
        const [x, y] = [place % wishes.width, Math.floor(place / wishes.width)]
        const isInside =
          x >= room.left - 1 &&
          x <= room.left + room.width &&
          y >= room.top - 1 &&
          y <= room.top + room.height
        expect(isInside, `${x}, ${y}`).toBe(true)
      }
      const contrasts = patches(behind, places).map((patch) => contrast(luminance(ink), luminanceOf(patch)))
      expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('is the same drawing for the same request', async () => {
    for (const wishes of cases.slice(0, 4)) {
      const [first, second] = [await compose(wishes.prompt, wishes), await compose(wishes.prompt, wishes)]
      expect(second.svg).toBe(first.svg)
      expect(rasterizer.png(second.svg)).toEqual(rasterizer.png(first.svg))
    }
  })

  it('is another picture for another prompt, to the eye', async () => {
    const all = [...prompts, 'Snow on the mountains and a frozen river', 'Software and queues']
    const small = await Promise.all(
      all.map(async (prompt) => rasterizer.pixels((await compose(prompt)).svg, 40)),
    )
    for (const [index, first] of small.entries()) {
      for (const [other, second] of small.entries()) {
        if (other <= index) continue
        const differences = first.data.map((value, at) => Math.abs(value - (second.data[at] ?? 0)))
        const mean = differences.reduce((sum, value) => sum + value, 0) / (40 * 40 * 3)
        expect(mean, `${all[index]} / ${all[other]}`).toBeGreaterThan(7)
      }
    }
  })

  it('is without colour where the style says so, whatever the scene', async () => {
    for (const prompt of prompts) {
      const { data } = rasterizer.pixels((await compose(prompt, { style: 'noir' })).svg, 60)
      for (let at = 0; at < data.length; at += 4) {
        const channels = [...data.subarray(at, at + 3)]
        expect(Math.max(...channels) - Math.min(...channels), prompt).toBeLessThan(26)
      }
    }
  })

  it.each([
    ['</svg><script>alert(1)</script><image href="file:///etc/passwd"/>'],
    ['"/><rect width="9999" height="9999" fill="red"/>'],
    [
      '&lt;svg onload=alert(1)&gt; <!-- --> ]]> <![CDATA[x]]> <?xml version="1.0"?> <!DOCTYPE x [<!ENTITY y "z">]> &y;',
    ],
    ['\u0000\u0001\u0007\u001b[31m red \u202e evil \u2066 text \ud800 \udfff \ufffe'],
    ['url(#p1) #t60-70- satori_om-id var(--x) {{y}} %00 \\u003c'],
    ['مرحبا بالعالم'],
    ['\u202eשלום עולם'],
    ['A\u0301\u0302\u0303\u0304\u0305 z\u0336a\u0337l\u0338g\u0489o'],
    ['👩🏽‍🚀🏳️‍🌈🇪🇸'],
    ['x'.repeat(10_000)],
    ['So, and then, or but: '.repeat(500)],
    ['→ '.repeat(300)],
    ['a: b, c, d and e → f → g '.repeat(100)],
  ])('is nothing but shapes for a hostile prompt: %s', async (prompt) => {
    for (const style of [undefined, 'diagram', prompt]) {
      const { svg } = await compose(prompt, { style, width: 256, height: 256 })
      const tags = new Set([...svg.matchAll(/<([^\s/>]+)/g)].map(([, tag]) => tag))
      const known = 'svg defs linearGradient radialGradient stop clipPath g rect circle ellipse path mask'
      expect([...tags].filter((tag) => !known.split(' ').includes(tag ?? ''))).toEqual([])
      expect(svg).not.toMatch(/href|script|onload|alert|passwd|evil|NaN|undefined/)
      expect(rasterizer.png(svg).length).toBeGreaterThan(500)
    }
  })

  it.each([['東京の夜景'], ['مرحبا'], ['🎉🎉'], ['Ꙁꙁꙁ'], ['ⴰⵣⵓⵍ'], ['???']])(
    'has no title rather than empty boxes for letters: %s',
    async (prompt) => {
      const card = await compose(prompt)
      expect(card.title).toBeUndefined()
      expect(card.svg).toBe(card.background)
    },
  )

  it('has none where none is wanted, in every style', async () => {
    for (const style of styles) {
      expect((await compose('A village', { style, hasTitle: false })).title).toBeUndefined()
    }
  })

  it('writes the names of a diagram as outlines of one size, or none of them', async () => {
    const named = await compose('The water cycle: rain, rivers and sea', { style: 'diagram' })
    const nameless = await compose('The water cycle', { style: 'diagram' })
    expect(named.scene).toBe('diagram')
    expect(named.background.match(/<svg/g)).toHaveLength(4)
    expect(nameless.background.match(/<svg/g)).toHaveLength(1)
    const lacking = await compose('The water cycle: rain, ꙁꙁ and sea', { style: 'diagram' })
    expect(lacking.background.match(/<svg/g)).toHaveLength(1)
  })
})
