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
  let row = Array.from({ length: other.length + 1 }, (_, column) => column)
  let distance = other.length
  for (const [line, letter] of [...one.slice(0, 100)].entries()) {
    let diagonal = line
    distance = line + 1
    const next = [distance]
    for (const [column, above] of row.slice(1).entries()) {
      distance = Math.min(distance + 1, above + 1, diagonal + (letter === other[column] ? 0 : 1))
      diagonal = above
      next.push(distance)
    }
    row = next
  }
  return distance
}
