import { describe, expect, it, vi } from 'vitest'
import { loadRasterizer } from '../cards/index.ts'
import { type Box, createSheet, inset, isWithin, type Mood, type Sheet } from '../paint/index.ts'
import { type Motif, weighMotifs } from '../words/index.ts'
import { chooseScene, type SceneName, sceneOf } from './index.ts'
import { type StageWishes, stageFor } from './stage.fixture.ts'

vi.setConfig({ testTimeout: 30_000 })

const names: readonly SceneName[] = [
  'sea',
  'mountain',
  'forest',
  'city',
  'village',
  'field',
  'desert',
  'river',
  'road',
  'garden',
  'people',
  'space',
  'room',
  'technology',
  'abstract',
  'chart',
  'diagram',
]
const moods: readonly Mood[] = ['day', 'dawn', 'sunset', 'night', 'grey', 'storm', 'winter']
const extras: readonly (readonly Motif[])[] = [
  [],
  ['people', 'boat', 'bird', 'rain', 'house', 'mountain', 'garden', 'fall', 'share', 'turbine', 'bridge'],
  ['lighthouse', 'bridge', 'train', 'factory', 'lake', 'snow', 'river', 'road', 'desert', 'village'],
  ['balloon', 'storm', 'fog', 'sea', 'people', 'house'],
]
const shapes = [
  [400, 400],
  [256, 456],
  [456, 256],
  [64, 512],
  [512, 64],
] as const

function drawn(name: SceneName, wishes: StageWishes): string {
  const stage = stageFor(wishes)
  sceneOf(name)(stage)
  return stage.sheet.toSvg()
}

/** Every mood with every set of motifs, in shapes, manners and places of the title that take turns. */
function everyWay(): readonly StageWishes[] {
  return moods.flatMap((mood, first) =>
    extras.map((motifs, second): StageWishes => {
      const [width, height] = shapes[(first + second * 2) % shapes.length] ?? shapes[0]
      const turn = first + second
      return {
        seed: `${mood} ${second}`,
        mood,
        motifs,
        width,
        height,
        surface: turn % 2 === 0 ? 'soft' : 'flat',
        title: (['above', 'below', 'beside'] as const)[turn % 3] ?? 'above',
      }
    }),
  )
}

describe.each(names)('the scene %s', (name) => {
  it('draws nothing but numbers and colours, the same for the same seed', () => {
    for (const wishes of everyWay()) {
      const svg = drawn(name, wishes)
      expect(svg).not.toMatch(/NaN|undefined|Infinity|="-?\d+e/)
      expect(svg.replace(/<\/?[a-zA-Z]+|[a-zA-Z0-9-]+="[^"<>]*"|\/?>|\s/g, '')).toBe('')
      expect(drawn(name, wishes)).toBe(svg)
    }
  })

  it('is another picture for another seed', () => {
    const pictures = new Set(['a', 'b', 'c', 'd'].map((seed) => drawn(name, { seed })))
    expect(pictures.size).toBe(4)
  })

  it('fills its area to the edges', async () => {
    const rasterizer = await loadRasterizer()
    for (const wishes of everyWay().filter((_, index) => index % 4 === 0)) {
      const { data, width, height } = rasterizer.pixels(drawn(name, wishes), 48)
      const opacities = [0, width - 1, (height - 1) * width, height * width - 1].map((at) => data[at * 4 + 3])
      expect(opacities, JSON.stringify(wishes)).toEqual([255, 255, 255, 255])
    }
  })
})

describe('the choice of a scene', () => {
  it.each<[string, SceneName]>([
    ['An old harbour', 'sea'],
    ['Die Berge im Winter', 'mountain'],
    ['Un bosque oscuro', 'forest'],
    ['A train at dawn', 'field'],
    ['It rained the whole time', 'city'],
    ['The price of money', 'chart'],
    ['A diagram of the sea', 'diagram'],
    ['Justice and its limits', 'abstract'],
    ['', 'abstract'],
  ])('%s: %s', (prompt, scene) => expect(chooseScene(weighMotifs(prompt))).toBe(scene))
})

describe('what is drawn before a title', () => {
  const small: SceneName[] = ['sea', 'village', 'mountain', 'field']

  it.each(['above', 'below'] as const)('is nothing small and bright, with the title %s', (title) => {
    for (const name of small) {
      for (const [mood, motif] of [
        ['night', 'bird'],
        ['winter', 'snow'],
      ] as const) {
        const dots: (readonly [number, number, number])[] = []
        const sheet = createSheet(400, 400)
        const spy: Sheet = {
          ...sheet,
          circle(x, y, radius, fill, opacity) {
            dots.push([x, y, radius])
            sheet.circle(x, y, radius, fill, opacity)
          },
        }
        const stage = stageFor({ mood, motifs: [motif], title, sheet: spy })
        sceneOf(name)(stage)
        const flakes = dots.filter(([x, y, radius]) => radius < 4 && isWithin(stage.calm, x, y))
        expect(dots.length, name).toBeGreaterThan(20)
        expect(flakes, name).toEqual([])
      }
    }
  })
})

describe('a chart', () => {
  const accents = (motifs: readonly Motif[], seed: string) => {
    const bars: Box[] = []
    const sheet = createSheet(400, 400)
    const spy: Sheet = {
      ...sheet,
      rect(box, fill, options) {
        if (options?.radius !== undefined) bars.push(box)
        sheet.rect(box, fill, options)
      },
    }
    sceneOf('chart')(stageFor({ motifs, seed, sheet: spy }))
    return bars.map(({ height }) => height)
  }
  const seed = ['a', 'b', 'c', 'd', 'e'].find((letter) => accents([], letter).length > 3) ?? 'a'

  it('rises, unless something falls', () => {
    const [rising, falling] = [accents([], seed), accents(['fall'], seed)]
    expect(rising.at(-1)).toBeGreaterThan((rising[0] ?? 0) * 2)
    expect(falling).toEqual([...rising].reverse())
  })
})

describe('a diagram', () => {
  const kinds: readonly (readonly Motif[])[] = [
    [],
    ['cycle'],
    ['hierarchy'],
    ['timeline'],
    ['comparison'],
    ['hub'],
  ]
  const things = ['Root', 'Stem', 'Leaf', 'Flower', 'Seed', 'Fruit']

  it.each(shapes)(
    'has a box for every name, inside it and beside the others, on %i × %i',
    (width, height) => {
      for (const motifs of kinds) {
        for (const amount of [3, 4, 5, 6]) {
          const labels = things.slice(0, amount)
          const stage = stageFor({ width, height, motifs, labels, subject: 'Plants' })
          sceneOf('diagram')(stage)
          const where = `${motifs} ${amount}`
          const hasRoot = motifs.includes('hierarchy')
          expect(
            stage.captions.map(({ text }) => text),
            where,
          ).toEqual([...(hasRoot ? ['Plants'] : []), ...labels])
          for (const { box } of stage.captions) {
            expect(box.width > 0 && box.height > 0, where).toBe(true)
            for (const corner of cornersOf(box)) expect(isWithin(stage.area, ...corner), where).toBe(true)
          }
          for (const [index, { box }] of stage.captions.entries()) {
            for (const other of stage.captions.slice(index + 1)) {
              expect(overlap(inset(box, 0.1), other.box), where).toBe(false)
            }
          }
        }
      }
    },
  )

  it.each(shapes)('says nothing where the prompt names nothing, on %i × %i', (width, height) => {
    for (const motifs of kinds) {
      const stage = stageFor({ width, height, motifs, subject: 'Plants' })
      sceneOf('diagram')(stage)
      expect(stage.captions).toEqual([])
    }
  })
})

function cornersOf({ left, top, width, height }: Box): readonly (readonly [number, number])[] {
  return [
    [left, top],
    [left + width, top + height],
  ]
}

function overlap(first: Box, second: Box): boolean {
  return (
    first.left < second.left + second.width &&
    second.left < first.left + first.width &&
    first.top < second.top + second.height &&
    second.top < first.top + first.height
  )
}
