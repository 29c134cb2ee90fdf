/** Runs of words by which texts are compared: what two texts share of them, they say in the same words. */
const runLength = 5

/** The runs of so many words in a text, by where they begin. */
export function runsOf(words: readonly string[], length = runLength): readonly string[] {
  const count = Math.max(0, words.length - length + 1)
  return Array.from({ length: count }, (_, start) => words.slice(start, start + length).join(' '))
}

/** How many words of a text stand in runs that fulfil a condition, of all its runs in order. */
export function wordsInRuns(runs: readonly string[], fulfils: (run: string) => boolean): number {
  let words = 0
  let end = 0
  for (const [start, run] of runs.entries()) {
    if (!fulfils(run)) continue
    words += start + runLength - Math.max(end, start)
    end = start + runLength
  }
  return words
}

/** Longer sentences are compared by their beginning. */
const longestSentence = 80

/** What two sentences have in common. */
export interface Comparison {
  /** 0–1: the share of words that both have in the same order. */
  readonly likeness: number
  /** The positions of the words that only the one or only the other has. */
  readonly onlyInOne: readonly number[]
  readonly onlyInOther: readonly number[]
}

/** Compares sentences word by word, by their longest common subsequence. */
export function compareSentences(one: readonly string[], other: readonly string[]): Comparison {
  const rows = one.slice(0, longestSentence)
  const columns = other.slice(0, longestSentence)
  // `lengths[row][column]` is the length of what the rest from there on has in common.
  const lengths: number[][] = [new Array<number>(columns.length + 1).fill(0)]
  for (const word of rows.toReversed()) {
    const below = lengths[0] ?? []
    const line = [0]
    for (let column = columns.length - 1; column >= 0; column -= 1) {
      const length =
        columns[column] === word ? (below[column + 1] ?? 0) + 1 : Math.max(below[column] ?? 0, line[0] ?? 0)
      line.unshift(length)
    }
    lengths.unshift(line)
  }
  return traceOf(rows, columns, lengths)
}

function traceOf(
  rows: readonly string[],
  columns: readonly string[],
  lengths: readonly (readonly number[])[],
): Comparison {
  const onlyInOne: number[] = []
  const onlyInOther: number[] = []
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0
  let row = 0
  let column = 0
  while (row < rows.length || column < columns.length) {
    if (row < rows.length && rows[row] === columns[column]) {
      row += 1
      column += 1
    } else if (
      row < rows.length &&
      (column === columns.length || at(row + 1, column) >= at(row, column + 1))
    ) {
      onlyInOne.push(row)
      row += 1
    } else {
      onlyInOther.push(column)
      column += 1
    }
  }
  return { likeness: (2 * at(0, 0)) / Math.max(1, rows.length + columns.length), onlyInOne, onlyInOther }
}
