/** ` Did you mean "summary"?` where one of the known words is close to the given one, otherwise nothing. */
export function suggestion(word: string, known: readonly string[]): string {
  const nearest = known
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((one, other) => one.distance - other.distance)[0]
  return nearest === undefined ? '' : ` Did you mean "${nearest.candidate}"?`
}

/** Insertions, deletions and replacements between two words; a long word is cut, because it is far from all others. */
function editDistance(one: string, other: string): number {
  const word = one.slice(0, 100)
  let row = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (const [line, letter] of [...word].entries()) {
    const next = [line + 1]
    for (const [column, otherLetter] of [...other].entries()) {
      next.push(
        Math.min(
          (next[column] ?? 0) + 1,
          (row[column + 1] ?? 0) + 1,
          (row[column] ?? 0) + (letter === otherLetter ? 0 : 1),
        ),
      )
    }
    row = next
  }
  return row.at(-1) ?? 0
}
