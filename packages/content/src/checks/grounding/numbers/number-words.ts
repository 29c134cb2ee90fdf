import { english } from './english.ts'
import { german } from './german.ts'
import type { NumberReader } from './number-word.ts'
import { spanish } from './spanish.ts'

const readers: Readonly<Record<string, NumberReader>> = { en: english, es: spanish, de: german }

/** A number in words. */
export interface WrittenNumber {
  /** Its words: `seventy four`. */
  readonly raw: string
  /** What it may mean: `twenty thirty` is a year or two numbers, `four million` may be said of `four` as well. */
  readonly values: readonly number[]
}

/**
 * The numbers that stand in a text in words: `two hundred and five`, `nineteen ninety-four`, `dos mil`,
 * `vierundsiebzig`, `four point two million`. None in languages other than English, Spanish and German.
 *
 * @param words in lower case, parted at hyphens
 * @param language primary subtag
 */
export function numbersInWords(words: readonly string[], language: string): readonly WrittenNumber[] {
  const reader = readers[language]
  return reader === undefined ? [] : numbersRead(words, reader)
}

/** All that they may mean in any of the three languages, since a source seldom says which one it is in. */
export function valuesInWords(words: readonly string[]): readonly number[] {
  return Object.values(readers).flatMap((reader) =>
    numbersRead(words, reader).flatMap(({ values }) => values),
  )
}

/** The number that is being put together. */
interface Run {
  readonly words: string[]
  /** What it may mean besides what comes out in the end. */
  readonly parts: number[]
  /** What is complete up to a thousand, a million. */
  total: number
  /** What is being added up; absent at the beginning and after a multiplier. */
  current: number | undefined
  /** Decimals so far, as written. */
  decimals: string | undefined
}

function numbersRead(words: readonly string[], reader: NumberReader): readonly WrittenNumber[] {
  const found: WrittenNumber[] = []
  let run = emptyRun()
  const close = () => {
    if (run.total > 0 || run.current !== undefined) {
      found.push({ raw: run.words.join(' '), values: [numberOf(run), ...run.parts] })
    }
    run = emptyRun()
  }
  for (const word of words) {
    const read = reader(word)
    if (read === undefined) close()
    else if ('add' in read) {
      if (!adds(run, read.add)) {
        close()
        run.current = read.add
      }
      run.words.push(word)
    } else if ('times' in read) {
      multiply(run, read.times)
      run.words.push(word)
    } else if ('decimals' in read && run.current !== undefined) run.decimals = ''
  }
  close()
  return found
}

function emptyRun(): Run {
  return { words: [], parts: [], total: 0, current: undefined, decimals: undefined }
}

function numberOf({ total, current = 0, decimals }: Pick<Run, 'total' | 'current' | 'decimals'>): number {
  return total + (decimals === undefined || decimals === '' ? current : Number(`${current}.${decimals}`))
}

/** Whether a number goes on with another one: `seventy four`, `two hundred five`, `nineteen ninety`. */
function adds(run: Run, value: number): boolean {
  const { current } = run
  if (run.decimals !== undefined) {
    if (value >= 10) return false
    run.decimals += String(value)
  } else if (current === undefined) run.current = value
  else if (current >= 20 && current % 10 === 0 && current % 100 !== 0 && value > 0 && value < 10) {
    // `los años cincuenta y un agua`
    if (value === 1) run.parts.push(current)
    run.current = current + value
  } else if (current >= 100 && current % 100 === 0 && value > 0 && value < 100) run.current = current + value
  else if (current >= 10 && current <= 21 && (value === 0 || (value >= 10 && value < 100))) {
    // Years are said in two halves, `nineteen ninety`; but `twenty, thirty people` are none.
    run.parts.push(current, value)
    run.current = current * 100 + value
  } else return false
  return true
}

function multiply(run: Run, factor: number): void {
  const { current } = run
  const value = numberOf({ ...run, total: 0 })
  if (current !== undefined) run.parts.push(value)
  if (factor === 100) run.current = (current ?? 1) * 100
  else {
    // `mil millones` multiplies what was multiplied before.
    const isRepeated = current === undefined && run.total > 0
    run.total = isRepeated ? run.total * factor : run.total + (current === undefined ? 1 : value) * factor
    run.current = undefined
  }
  run.decimals = undefined
}
