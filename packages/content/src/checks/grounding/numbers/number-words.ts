import { english } from './english.ts'
import { german } from './german.ts'
import type { NumberReader, NumberWord } from './number-word.ts'
import { spanish } from './spanish.ts'

const readers: readonly NumberReader[] = [english, spanish, german]

/**
 * The numbers that stand in a text in words, in English, Spanish and German: `two hundred and five`, `nineteen
 * ninety-four`, `dos mil`, `vierundsiebzig`, `four point two million`. All three are tried on every text, since a source
 * seldom says which language it is in.
 *
 * @param words in lower case, parted at hyphens
 */
export function numbersInWords(words: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const reader of readers) for (const value of numbersRead(words.map(reader))) found.add(value)
  return found
}

/** The number that is being put together. */
interface Run {
  /** What is complete up to a thousand, a million. */
  total: number
  /** What is being added up; absent at the beginning and after a multiplier. */
  current: number | undefined
  /** Decimals so far, as written. */
  decimals: string | undefined
}

function numbersRead(words: readonly (NumberWord | undefined)[]): readonly number[] {
  const found: number[] = []
  let run: Run = emptyRun()
  const close = () => {
    if (run.total > 0 || run.current !== undefined) found.push(numberOf(run))
    run = emptyRun()
  }
  for (const word of words) {
    if (word === undefined) close()
    else if ('add' in word) {
      if (!adds(run, word.add, found)) {
        close()
        run.current = word.add
      }
    } else if ('times' in word) multiply(run, word.times, found)
    else if ('decimals' in word && run.current !== undefined) run.decimals = ''
  }
  close()
  return found
}

function emptyRun(): Run {
  return { total: 0, current: undefined, decimals: undefined }
}

function numberOf({ total, current = 0, decimals }: Run): number {
  return total + (decimals === undefined || decimals === '' ? current : Number(`${current}.${decimals}`))
}

/** Whether a number goes on with another one: `seventy four`, `two hundred five`, `nineteen ninety`. */
function adds(run: Run, value: number, found: number[]): boolean {
  const { current } = run
  if (run.decimals !== undefined) {
    if (value >= 10) return false
    run.decimals += String(value)
  } else if (current === undefined) run.current = value
  else if (current >= 20 && current % 10 === 0 && current % 100 !== 0 && value > 0 && value < 10)
    run.current = current + value
  else if (current >= 100 && current % 100 === 0 && value > 0 && value < 100) run.current = current + value
  else if (current >= 10 && current < 100 && (value === 0 || (value >= 10 && value < 100))) {
    // Years are said in two halves, `nineteen ninety`; but `twenty, thirty people` are none.
    found.push(current, value)
    run.current = current * 100 + value
  } else return false
  return true
}

function multiply(run: Run, factor: number, found: number[]): void {
  const value = numberOf({ ...run, total: 0 })
  // `twenty million` may be said of `twenty` as well.
  if (run.current !== undefined) found.push(value)
  if (factor === 100) run.current = (run.current ?? 1) * 100
  else {
    // `mil millones` multiplies what was multiplied before.
    run.total =
      run.current === undefined && run.total > 0
        ? run.total * factor
        : run.total + (run.current === undefined ? 1 : value) * factor
    run.current = undefined
  }
  run.decimals = undefined
}
