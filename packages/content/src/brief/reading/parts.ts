import type { Cue } from '@repurpose/core'

/** Scripts of which a character is about a token. */
const dense = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu
const charactersPerToken = 4
/** What stands around a cue's text in a prompt: brackets, spaces, line end. */
const around = 4

/** About how many tokens a text has: a quarter of its characters, in Chinese, Japanese and Korean all of them. */
export function tokensOf(text: string): number {
  const packed = text.match(dense)?.length ?? 0
  return packed + (text.length - packed) / charactersPerToken
}

/** About how many tokens cues have in a prompt. */
export function tokensOfCues(cues: readonly Cue[]): number {
  return cues.reduce((sum, cue) => sum + tokensOfCue(cue), 0)
}

function tokensOfCue({ id, text, speaker = '' }: Cue): number {
  return tokensOf(text) + (id.length + speaker.length + around) / charactersPerToken
}

/** How far from its ideal place a cut may be made, as a share of a part. */
const reach = 0.15
/** What a cut is worth: at a change of speaker, after the end of a sentence, for a second of silence. */
const worth = { speaker: 3, sentence: 2, second: 1 }
const longestPauseMs = 3_000

/**
 * Cuts a source into few parts of about the same size, each between two cues: near its ideal place where somebody else
 * begins to speak, a pause is made or a sentence ends. Together the parts are the source. A cue that is larger than a
 * part is one by itself.
 *
 * @param partTokens how large a part may be
 */
export function cutParts(cues: readonly Cue[], partTokens: number): readonly (readonly Cue[])[] {
  const parts: (readonly Cue[])[] = []
  let rest = cues
  while (rest.length > 1) {
    const size = tokensOfCues(rest)
    if (size <= partTokens) break
    // What is left is shared out again before each cut, as no cut falls just where it should.
    const count = firstCut(rest, size / Math.ceil(size / partTokens), partTokens)
    parts.push(rest.slice(0, count))
    rest = rest.slice(count)
  }
  return rest.length === 0 ? parts : [...parts, rest]
}

/** After how many cues the first part ends. */
function firstCut(cues: readonly Cue[], ideal: number, most: number): number {
  let best = 1
  let bestScore = Number.NEGATIVE_INFINITY
  let size = 0
  for (const [index, cue] of cues.entries()) {
    size += tokensOfCue(cue)
    const next = cues[index + 1]
    if (next === undefined || size > most || size > ideal * (1 + reach)) break
    const isNear = size >= ideal * (1 - reach)
    // Up to the reach any cut is better than the one before it; within, the place counts, and then the distance.
    const score = isNear ? worthOf(cue, next) - Math.abs(size - ideal) / ideal : size / ideal - 2
    if (score < bestScore) continue
    best = index + 1
    bestScore = score
  }
  return best
}

const sentenceEnd = /[.!?…。！？]["'”’»)\]]*$/u

/** How good a place between two cues is to cut at. */
function worthOf(before: Cue, after: Cue): number {
  const pauseMs = Math.min(longestPauseMs, Math.max(0, after.startMs - before.endMs))
  return (
    (before.speaker === after.speaker ? 0 : worth.speaker) +
    (sentenceEnd.test(before.text.trim()) ? worth.sentence : 0) +
    (pauseMs / 1_000) * worth.second
  )
}
