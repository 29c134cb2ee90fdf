/** The light of a picture: time of day, or a weather that swallows it. */
export type Mood = 'day' | 'dawn' | 'sunset' | 'night' | 'grey' | 'storm' | 'winter'

/** Lightness, chroma, hue. */
type Entry = readonly [lightness: number, chroma: number, hue: number]

export interface Scheme {
  readonly skyTop: Entry
  readonly skyMiddle: Entry
  readonly skyLow: Entry
  readonly light: Entry
  readonly far: Entry
  readonly near: Entry
  readonly water: Entry
  readonly accent: Entry
}

/** Chosen by eye, several for each mood, so that two days by the sea are not the same blue. */
export const schemes: { readonly [mood in Mood]: readonly [Scheme, ...Scheme[]] } = {
  day: [
    {
      skyTop: [0.7, 0.11, 240],
      skyMiddle: [0.83, 0.065, 225],
      skyLow: [0.945, 0.03, 95],
      light: [0.975, 0.06, 95],
      far: [0.77, 0.06, 225],
      near: [0.33, 0.07, 165],
      water: [0.6, 0.095, 228],
      accent: [0.66, 0.185, 38],
    },
    {
      skyTop: [0.78, 0.075, 200],
      skyMiddle: [0.88, 0.05, 180],
      skyLow: [0.95, 0.05, 75],
      light: [0.98, 0.05, 85],
      far: [0.76, 0.06, 190],
      near: [0.32, 0.065, 200],
      water: [0.63, 0.09, 200],
      accent: [0.68, 0.17, 28],
    },
    {
      skyTop: [0.8, 0.07, 225],
      skyMiddle: [0.9, 0.045, 110],
      skyLow: [0.955, 0.055, 92],
      light: [0.985, 0.07, 98],
      far: [0.8, 0.075, 115],
      near: [0.37, 0.085, 135],
      water: [0.64, 0.08, 215],
      accent: [0.62, 0.19, 25],
    },
    {
      skyTop: [0.74, 0.09, 255],
      skyMiddle: [0.86, 0.06, 290],
      skyLow: [0.95, 0.045, 45],
      light: [0.98, 0.05, 75],
      far: [0.75, 0.07, 270],
      near: [0.33, 0.075, 270],
      water: [0.61, 0.09, 250],
      accent: [0.76, 0.155, 68],
    },
  ],
  dawn: [
    {
      skyTop: [0.6, 0.095, 285],
      skyMiddle: [0.76, 0.105, 5],
      skyLow: [0.91, 0.09, 65],
      light: [0.97, 0.08, 88],
      far: [0.7, 0.09, 345],
      near: [0.27, 0.065, 285],
      water: [0.63, 0.09, 345],
      accent: [0.72, 0.17, 48],
    },
    {
      skyTop: [0.68, 0.075, 245],
      skyMiddle: [0.84, 0.07, 30],
      skyLow: [0.94, 0.07, 85],
      light: [0.98, 0.07, 92],
      far: [0.76, 0.06, 265],
      near: [0.31, 0.06, 250],
      water: [0.66, 0.07, 250],
      accent: [0.68, 0.17, 32],
    },
  ],
  sunset: [
    {
      skyTop: [0.38, 0.12, 300],
      skyMiddle: [0.6, 0.18, 12],
      skyLow: [0.84, 0.145, 66],
      light: [0.94, 0.12, 88],
      far: [0.53, 0.13, 355],
      near: [0.2, 0.055, 300],
      water: [0.5, 0.14, 5],
      accent: [0.76, 0.17, 60],
    },
    {
      skyTop: [0.36, 0.085, 262],
      skyMiddle: [0.62, 0.14, 38],
      skyLow: [0.87, 0.13, 82],
      light: [0.95, 0.12, 92],
      far: [0.5, 0.095, 20],
      near: [0.19, 0.045, 265],
      water: [0.48, 0.09, 260],
      accent: [0.73, 0.18, 45],
    },
    {
      skyTop: [0.5, 0.095, 232],
      skyMiddle: [0.74, 0.09, 70],
      skyLow: [0.89, 0.115, 78],
      light: [0.97, 0.1, 95],
      far: [0.58, 0.08, 55],
      near: [0.22, 0.05, 230],
      water: [0.52, 0.08, 225],
      accent: [0.65, 0.2, 33],
    },
  ],
  night: [
    {
      skyTop: [0.17, 0.06, 266],
      skyMiddle: [0.27, 0.085, 262],
      skyLow: [0.44, 0.095, 248],
      light: [0.95, 0.035, 98],
      far: [0.42, 0.08, 255],
      near: [0.165, 0.045, 266],
      water: [0.27, 0.075, 255],
      accent: [0.78, 0.15, 72],
    },
    {
      skyTop: [0.17, 0.06, 292],
      skyMiddle: [0.29, 0.1, 302],
      skyLow: [0.49, 0.125, 335],
      light: [0.95, 0.04, 70],
      far: [0.41, 0.09, 310],
      near: [0.165, 0.055, 292],
      water: [0.28, 0.085, 305],
      accent: [0.78, 0.14, 55],
    },
    {
      skyTop: [0.17, 0.045, 222],
      skyMiddle: [0.28, 0.065, 208],
      skyLow: [0.47, 0.085, 186],
      light: [0.96, 0.035, 110],
      far: [0.41, 0.065, 200],
      near: [0.165, 0.035, 222],
      water: [0.27, 0.06, 205],
      accent: [0.75, 0.16, 42],
    },
  ],
  grey: [
    {
      skyTop: [0.58, 0.035, 248],
      skyMiddle: [0.71, 0.028, 242],
      skyLow: [0.83, 0.022, 225],
      light: [0.93, 0.015, 95],
      far: [0.68, 0.03, 238],
      near: [0.28, 0.035, 235],
      water: [0.53, 0.04, 235],
      accent: [0.68, 0.165, 42],
    },
    {
      skyTop: [0.6, 0.035, 195],
      skyMiddle: [0.74, 0.028, 185],
      skyLow: [0.86, 0.025, 110],
      light: [0.94, 0.025, 100],
      far: [0.69, 0.032, 180],
      near: [0.28, 0.038, 190],
      water: [0.55, 0.042, 195],
      accent: [0.7, 0.15, 68],
    },
  ],
  storm: [
    {
      skyTop: [0.26, 0.038, 262],
      skyMiddle: [0.4, 0.042, 252],
      skyLow: [0.62, 0.045, 225],
      light: [0.93, 0.06, 100],
      far: [0.46, 0.04, 240],
      near: [0.17, 0.03, 255],
      water: [0.37, 0.05, 235],
      accent: [0.75, 0.15, 75],
    },
    {
      skyTop: [0.27, 0.04, 200],
      skyMiddle: [0.42, 0.045, 190],
      skyLow: [0.66, 0.06, 110],
      light: [0.94, 0.07, 105],
      far: [0.46, 0.04, 180],
      near: [0.17, 0.03, 210],
      water: [0.38, 0.045, 200],
      accent: [0.7, 0.17, 40],
    },
  ],
  winter: [
    {
      skyTop: [0.7, 0.05, 252],
      skyMiddle: [0.83, 0.035, 250],
      skyLow: [0.94, 0.022, 40],
      light: [0.985, 0.02, 85],
      far: [0.83, 0.035, 248],
      near: [0.42, 0.055, 252],
      water: [0.72, 0.045, 240],
      accent: [0.6, 0.18, 25],
    },
    {
      skyTop: [0.62, 0.06, 275],
      skyMiddle: [0.79, 0.05, 320],
      skyLow: [0.93, 0.04, 50],
      light: [0.985, 0.03, 80],
      far: [0.81, 0.045, 285],
      near: [0.4, 0.06, 275],
      water: [0.7, 0.05, 275],
      accent: [0.66, 0.17, 45],
    },
  ],
}
