import { english, french, german, portuguese, type SyllableCounter, spanish } from './syllables.ts'

/** What a formula is computed from. */
export interface TextFigures {
  readonly words: number
  readonly sentences: number
  readonly syllables: number
  /** Letters and digits. */
  readonly letters: number
}

/** For whom a text is, and how they take it in. */
export type Audience = 'general' | 'expert'
export type Taken = 'read' | 'heard'

/** A measure of how easy a text is, made for one language: the higher, the easier; mostly between 0 and 100. */
export interface ReadabilityFormula {
  readonly name: string
  readonly syllables: SyllableCounter
  readonly ease: (figures: TextFigures) => number
  /** From where on a text is easy enough, on the formula's own scale. */
  readonly enough: Readonly<Record<Audience, Readonly<Record<Taken, number>>>>
}

const perSentence = ({ words, sentences }: TextFigures) => words / sentences
const perWord = ({ words, syllables }: TextFigures) => syllables / words

/** By primary language subtag. */
export const formulas: Readonly<Record<string, ReadabilityFormula>> = {
  en: {
    name: 'Flesch reading ease',
    syllables: english,
    ease: (figures) => 206.835 - 1.015 * perSentence(figures) - 84.6 * perWord(figures),
    enough: { general: { read: 50, heard: 60 }, expert: { read: 30, heard: 45 } },
  },
  es: {
    // Fernández Huerta's measure as Szigriszt Pazos revised it, on the INFLESZ scale: from 55 on it is “normal”.
    name: 'Szigriszt–Pazos (INFLESZ)',
    syllables: spanish,
    ease: (figures) => 206.835 - perSentence(figures) - 62.3 * perWord(figures),
    enough: { general: { read: 55, heard: 60 }, expert: { read: 40, heard: 50 } },
  },
  de: {
    name: 'Amstad',
    syllables: german,
    ease: (figures) => 180 - perSentence(figures) - 58.5 * perWord(figures),
    enough: { general: { read: 40, heard: 50 }, expert: { read: 20, heard: 35 } },
  },
  fr: {
    name: 'Kandel–Moles',
    syllables: french,
    ease: (figures) => 207 - 1.015 * perSentence(figures) - 73.6 * perWord(figures),
    enough: { general: { read: 50, heard: 60 }, expert: { read: 30, heard: 45 } },
  },
  it: {
    name: 'Gulpease',
    syllables: () => 1,
    ease: ({ words, sentences, letters }) => 89 + (300 * sentences - 10 * letters) / words,
    enough: { general: { read: 45, heard: 50 }, expert: { read: 38, heard: 43 } },
  },
  pt: {
    name: 'Martins',
    syllables: portuguese,
    ease: (figures) => 248.835 - 1.015 * perSentence(figures) - 84.6 * perWord(figures),
    enough: { general: { read: 45, heard: 55 }, expert: { read: 25, heard: 40 } },
  },
}
