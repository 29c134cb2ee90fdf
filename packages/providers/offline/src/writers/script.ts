import type { Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { countWords, figuresIn, type Range, type Sentence, sentenceCase } from '../text/index.ts'
import { keyPhrases, leadPhrase } from '../titles.ts'
import { focused, scopeOf } from './focus.ts'
import { hook } from './headlines.ts'
import { placeOf, runningText, startPiece } from './piece.ts'

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
export function writeVideoScript(whole: Material, assignment: Assignment): VideoScript {
  const seconds = assignment.seconds ?? (assignment.variant === 'tiktok' ? 30 : 60)
  const hand = seconds <= 40 ? 'tiktok' : 'youtube_short'
  const material = focused(whole, placeOf(hand))
  const { analysis } = material
  const piece = startPiece(material, { hand })
  const range = seconds <= 40 ? heaviestChapter(material, seconds) : undefined
  const opening = hook(piece, { range, words: 14 })
  const firstLine = opening?.opening ?? material.title
  const topic = leadPhrase(analysis, range ?? scopeOf(material))
  const { follow, save } = analysis.language.formulas
  // A single word promises nothing.
  const callToAction = topic?.includes(' ') === true ? follow.replace('{topic}', topic) : save
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
  const shows = showsFor(scenes, material)
  const lengths = wholeSeconds(spoken.map((words) => words / wordsPerSecond))
  return {
    title: material.title,
    hook: firstLine,
    scenes: scenes.map((scene, at) => ({
      say: runningText(scene),
      show: shows[at] ?? material.title,
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
    const opens = sentence.kind === 'question'
    if (
      scene !== undefined &&
      !opens &&
      words + sentence.words <= 24 &&
      scene.at(-1)?.index === sentence.index - 1
    )
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

/**
 * What is seen in each scene, no two alike: a figure on screen where one is said, else pictures of what is talked about,
 * and now and then the speaker.
 */
function showsFor(scenes: readonly (readonly Sentence[])[], material: Material): readonly string[] {
  const used = new Set<string>()
  return scenes.map((scene, at) => {
    const candidates = showsOf(scene, at, material)
    const show = candidates.find((candidate) => !used.has(candidate)) ?? candidates[0] ?? material.title
    used.add(show)
    return show
  })
}

function showsOf(scene: readonly Sentence[], at: number, { analysis, allows }: Material): readonly string[] {
  const { shows } = analysis.language.formulas
  const figures = scene.flatMap(({ tokens }) => figuresIn(tokens, analysis.language))
  const start = scene[0]?.index ?? 0
  const phrases = keyPhrases(analysis, { start, end: (scene.at(-1)?.index ?? start) + 1 }, 3)
  const pictures = phrases.map((phrase, rank) => {
    const template = shows.topics[(at + rank) % shows.topics.length] ?? '{topic}'
    return template.replace('{topic}', phrase)
  })
  const speakers = shows.speakers.map((_, rank) => shows.speakers[(at + rank) % shows.speakers.length] ?? '')
  const numbers = figures.map((figure) =>
    shows.number.replace('{topic}', /^\p{L}/u.test(figure) ? sentenceCase(figure) : figure),
  )
  const others = at % 4 === 3 ? [...speakers, ...pictures] : [...pictures, ...speakers]
  return [...numbers, ...others].filter(allows)
}
