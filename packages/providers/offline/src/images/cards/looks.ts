import { type Color, color, type Mood, mix, type Toning } from '../paint/index.ts'

/** How the title stands to the picture. */
export type Arrangement = 'over' | 'panel' | 'frame' | 'heading'

/** What a style changes about a card. */
export interface Look {
  readonly surface: 'soft' | 'flat'
  readonly arrangement: Arrangement
  /** Absent: the scene decides. */
  readonly face?: 'serif' | 'sans' | undefined
  readonly toning: Toning
  /** Moods to choose from where the prompt names neither time of day nor weather. */
  readonly moods: readonly [Mood, ...Mood[]]
  /** Darkened corners and bars above and below, as in the cinema. */
  readonly isCinema?: boolean | undefined
}

const usualMoods = [
  'day',
  'day',
  'day',
  'day',
  'day',
  'dawn',
  'dawn',
  'dawn',
  'sunset',
  'sunset',
  'night',
] as const

const illustrated: Look = {
  surface: 'soft',
  arrangement: 'over',
  toning: (shown) => shown,
  moods: usualMoods,
}

export const looks = {
  illustrated,
  cinematic: {
    ...illustrated,
    toning: (shown: Color) => ({ ...shown, lightness: shown.lightness ** 1.18, chroma: shown.chroma * 1.08 }),
    moods: ['sunset', 'sunset', 'night', 'dawn', 'grey', 'day'],
    isCinema: true,
  },
  flat: {
    ...illustrated,
    surface: 'flat',
    arrangement: 'panel',
    face: 'sans',
    toning: (shown: Color) => ({ ...shown, chroma: shown.chroma * 1.12 }),
    moods: ['day', 'day', 'dawn', 'sunset'],
  },
  pastel: {
    ...illustrated,
    arrangement: 'frame',
    toning: ({ lightness, chroma, hue }: Color) => color(0.34 + lightness * 0.645, chroma * 0.66, hue),
    moods: ['day', 'dawn', 'dawn', 'sunset'],
  },
  vintage: {
    ...illustrated,
    surface: 'flat',
    arrangement: 'frame',
    face: 'serif',
    toning: (shown: Color) =>
      mix({ ...shown, chroma: shown.chroma * 0.72 }, color(0.12 + shown.lightness * 0.8, 0.075, 72), 0.42),
    moods: ['day', 'sunset', 'sunset', 'dawn'],
  },
  monochrome: {
    ...illustrated,
    face: 'sans',
    toning: (shown: Color) => ({ ...shown, chroma: Math.min(0.008, shown.chroma) }),
    moods: ['night', 'grey', 'storm', 'dawn', 'day'],
  },
} as const satisfies { readonly [name: string]: Look }

export type LookName = keyof typeof looks
