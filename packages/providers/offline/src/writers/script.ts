import type { Language } from '../languages/index.ts'
import type { Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { countWords, type Range, type Sentence, sentenceCase, type Token } from '../text/index.ts'
import { keyPhrases, leadPhrase } from '../titles.ts'
import { hook } from './headlines.ts'
import { runningText, startPiece } from './piece.ts'

export interface VideoScript {
  readonly title: string
  readonly hook: string
  readonly scenes: readonly { readonly say: string; readonly show: string; readonly seconds: number }[]
  readonly callToAction: string
  readonly cues: readonly string[]
}

const wordsPerSecond = 150 / 60

/**
 * A minute or less of speech. Hook and call to action are spoken too: the hook over the first scene and the call over
 * the last, whose seconds they lengthen. A very short video keeps to the one chapter that weighs most.
 */
export function writeVideoScript(material: Material, assignment: Assignment): VideoScript {
  const seconds = assignment.seconds ?? (assignment.variant === 'tiktok' ? 30 : 60)
  const { analysis } = material
  const piece = startPiece(material, { hand: seconds <= 40 ? 2 : 3 })
  const range = seconds <= 40 ? heaviestChapter(material, seconds) : undefined
  const opening = hook(piece, { range, words: 14 })
  const firstLine = opening?.opening ?? material.title
  const topic = leadPhrase(analysis, range ?? { start: 0, end: analysis.sentences.length })
  const { follow, save } = analysis.language.formulas
  const callToAction = topic === undefined ? save : follow.replace('{topic}', topic)
  const framing = countWords(`${firstLine} ${callToAction}`)
  const sentences = piece.take({
    range,
    words: (assignment.words ?? seconds * wordsPerSecond * 0.96) - framing,
    runs: 0.5,
    chains: true,
    needed: true,
    fits: ({ words }) => words <= 28,
  })
  const scenes = scenesOf(sentences)
  const spoken = scenes.map((scene, at) => {
    const around = [at === 0 ? firstLine : '', at === scenes.length - 1 ? callToAction : '']
    return countWords([...around, runningText(scene)].join(' '))
  })
  const lengths = wholeSeconds(spoken.map((words) => words / wordsPerSecond))
  return {
    title: material.title,
    hook: firstLine,
    scenes: scenes.map((scene, at) => ({
      say: runningText(scene),
      show: showFor(scene, at, material),
      seconds: lengths[at] ?? 1,
    })),
    callToAction,
    cues: piece.cues(),
  }
}

/** The chapter with the most weight a sentence that has material enough. */
function heaviestChapter({ analysis, chapters, weights }: Material, seconds: number): Range | undefined {
  let best: Range | undefined
  let highest = 0
  for (const chapter of chapters) {
    const members = analysis.sentences.slice(chapter.start, chapter.end)
    const words = members.reduce((total, sentence) => total + sentence.words, 0)
    const weight = members.reduce((total, { index }) => total + (weights[index] ?? 0), 0) / members.length
    if (words > seconds * wordsPerSecond * 2 && weight > highest) {
      highest = weight
      best = chapter
    }
  }
  return best
}

/** A scene holds what is said in one breath: neighbours together, up to two dozen words. */
function scenesOf(sentences: readonly Sentence[]): readonly (readonly Sentence[])[] {
  const scenes: Sentence[][] = []
  for (const sentence of sentences) {
    const scene = scenes.at(-1)
    const words = scene?.reduce((total, part) => total + part.words, 0) ?? 0
    if (scene !== undefined && words + sentence.words <= 24 && scene.at(-1)?.index === sentence.index - 1)
      scene.push(sentence)
    else scenes.push([sentence])
  }
  return scenes
}

/** Rounds so that the sum is right: what is cut off one length is carried to the next. */
function wholeSeconds(exact: readonly number[]): readonly number[] {
  let carried = 0
  return exact.map((length) => {
    const whole = Math.max(1, Math.round(length + carried))
    carried += length - whole
    return whole
  })
}

/** A figure on screen where one is said, else pictures of what is talked about, and now and then the speaker. */
function showFor(scene: readonly Sentence[], at: number, { analysis }: Material): string {
  const { shows } = analysis.language.formulas
  const figure = figureIn(scene, analysis.language)
  if (figure !== undefined) return shows.number.replace('{topic}', figure)
  const start = scene[0]?.index ?? 0
  const phrase = keyPhrases(analysis, { start, end: (scene.at(-1)?.index ?? start) + 1 }, 1)[0]
  const template = shows.topics[at % shows.topics.length]
  return phrase === undefined || template === undefined || at % 4 === 3
    ? shows.speaker
    : template.replace('{topic}', phrase)
}

/** The first number said, with the word that belongs to it: `61,000 pounds`. Years and parts (`in five`) are no figures to show. */
function figureIn(scene: readonly Sentence[], language: Language): string | undefined {
  for (const { tokens } of scene) {
    for (const [at, { tag, lower, text }] of tokens.entries()) {
      const before = tokens[at - 1]
      if (
        tag !== 'number' ||
        lower === 'one' ||
        before?.tag === 'number' ||
        before?.text === '-' ||
        before?.lower === 'in'
      )
        continue
      const figure = /^(?:19|20)\d\d$/.test(text) ? undefined : withUnit(tokens, at, language)
      if (figure !== undefined) return figure
    }
  }
  return undefined
}

function withUnit(tokens: readonly Token[], start: number, { capitalNouns }: Language): string | undefined {
  let end = start + 1
  while (tokens[end]?.tag === 'number' || /^[-%]$/.test(tokens[end]?.text ?? '')) end += 1
  const unit = tokens[end]
  if (
    unit?.isWord === true &&
    !unit.isStop &&
    unit.tag !== 'adjective' &&
    (!capitalNouns || unit.tag === 'noun')
  )
    end += 1
  // Of `four kitchen scales` the first two words would be nonsense.
  const isBare = end === start + 1
  if (isBare || (unit?.tag === 'noun' && tokens[end]?.tag === 'noun')) return undefined
  const text = tokens
    .slice(start, end)
    .map((token) => token.text)
    .join(' ')
    .replace(/ - /g, '-')
    .replace(/ %/g, '%')
  return /^\p{L}/u.test(text) ? sentenceCase(text) : text
}
