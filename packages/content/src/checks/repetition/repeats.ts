import { type Fault, type Finding, findingsOf, listed, shown } from '../finding.ts'
import { isAnnouncement, isProse, isSpoken, kindOf, type PlacedText } from '../text/texts.ts'
import { wordsOf } from '../text/words.ts'
import { likenessIn, type Sentence, sentencesIn } from './likeness.ts'
import { loopIn } from './loops.ts'
import { runsOf, wordsInRuns } from './overlap.ts'

/** Shorter sentences (`Thank you very much for that.`) may come back. */
const shortestSentence = 8
/** With a word exchanged, a sentence has to be this long before it is a fault and not a figure of speech. */
const shortestVariation = 12
/** More of a piece than this in phrases that it has already used is a fault, in a piece of so many words. */
const largestShare = 0.25
const fewestWords = 60

interface Repeat {
  readonly path: string
  readonly problem: string
  readonly required: boolean
}

/**
 * Whether a piece says things once: no sentence twice, also with a word exchanged, no field like another, no phrase over
 * and over. What a title or a question takes from the text below it is advice only.
 */
export function checkRepeats(texts: readonly PlacedText[], language = 'en'): readonly Finding[] {
  const prose = texts.filter(isProse)
  const repeats = [
    ...repeatedSentences(prose, language),
    ...repeatedFields(prose, language),
    ...loops(prose, language),
  ]
  const faults = [...Map.groupBy(repeats, ({ path }) => path)].map(([path, found]): Fault => {
    const required = found.some((repeat) => repeat.required)
    const problems = listed([...new Set(found.map(({ problem }) => problem))], 3)
    return {
      path,
      message: `${problems}; say something else, or leave it out`,
      required,
      score: required ? 0 : 0.5,
    }
  })
  const whole = faults.length === 0 ? repeatedPhrases(prose, language) : []
  return findingsOf(
    { name: 'repetition', required: true, code: 'TEXT_REPEATED', weight: 2 },
    [...faults, ...whole],
    'nothing said twice',
  )
}

function repeatedSentences(texts: readonly PlacedText[], language: string): readonly Repeat[] {
  const seen = new Map<string, Sentence>()
  const likeness = likenessIn(language)
  return sentencesIn(texts, language).flatMap((sentence): readonly Repeat[] => {
    if (sentence.words.length < shortestSentence) return []
    const same = seen.get(sentence.key)
    if (same !== undefined) return [repeatOf(sentence, same, 'repeats', true)]
    seen.set(sentence.key, sentence)
    const like = likeness.before(sentence)
    if (like === undefined) return []
    return [repeatOf(sentence, like, 'says almost the same as', sentence.words.length >= shortestVariation)]
  })
}

/** A title that says what the text says is the one to be changed. */
function repeatOf(sentence: Sentence, before: Sentence, how: string, required: boolean): Repeat {
  const isAnnounced = isAnnouncement(sentence) !== isAnnouncement(before)
  const [changed, kept] = isAnnounced && isAnnouncement(before) ? [before, sentence] : [sentence, before]
  return {
    path: changed.path,
    problem: `${shown(changed.text)} ${how} ${kept.path === changed.path ? 'an earlier sentence' : kept.path}`,
    required: required && !isAnnounced,
  }
}

/** Fields of one list that are the same to the letter, too short to be found by their sentences. */
function repeatedFields(texts: readonly PlacedText[], language: string): readonly Repeat[] {
  const seen = new Map<string, string>()
  return texts.flatMap((placed): readonly Repeat[] => {
    const { path, text } = placed
    const words = wordsOf(text, language)
    const kind = kindOf(path)
    if (isSpoken(placed) || kind === path || words.length < 2 || words.length >= shortestSentence) return []
    const key = `${kind} ${words.join(' ')}`
    const before = seen.get(key)
    if (before !== undefined) return [{ path, problem: `${shown(text)} is ${before} again`, required: true }]
    seen.set(key, path)
    return []
  })
}

function loops(texts: readonly PlacedText[], language: string): readonly Repeat[] {
  return texts.flatMap(({ path, text }): readonly Repeat[] => {
    const loop = loopIn(wordsOf(text, language))
    return loop === undefined ? [] : [{ path, problem: `${shown(loop)} comes over and over`, required: true }]
  })
}

function repeatedPhrases(texts: readonly PlacedText[], language: string): readonly Fault[] {
  const seen = new Set<string>()
  let all = 0
  let repeated = 0
  for (const placed of texts) {
    if (isAnnouncement(placed)) continue
    const words = wordsOf(placed.text, language)
    all += words.length
    repeated += wordsInRuns(runsOf(words), (run) => seen.size === seen.add(run).size)
  }
  const share = all < fewestWords ? 0 : repeated / all
  if (share <= largestShare) return []
  const percent = Math.round(share * 100)
  return [
    {
      message: `${percent} % of the words stand in phrases that were used before, at most ${largestShare * 100} % may; put things differently each time`,
      score: 1 - share,
    },
  ]
}
