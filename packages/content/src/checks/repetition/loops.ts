/** Phrases of up to so many words are looked for. */
const longestPhrase = 8

/** How often a phrase has to come one after the other until it is a loop: `no, no, no` is none. */
function timesOf(words: number): number {
  if (words === 1) return 6
  return words < 4 ? 4 : 3
}

/** The phrase that a text says over and over without anything between, as models do that lost their thread. */
export function loopIn(words: readonly string[]): string | undefined {
  for (let length = 1; length <= longestPhrase; length += 1) {
    // The last time may lack the word that leads on: `they came and they came and they came`.
    const enough = length * (timesOf(length) - 1) - (length > 1 ? 1 : 0)
    let same = 0
    for (let index = length; index < words.length; index += 1) {
      same = words[index] === words[index - length] ? same + 1 : 0
      if (same >= enough) return words.slice(index - length + 1, index + 1).join(' ')
    }
  }
  return undefined
}
