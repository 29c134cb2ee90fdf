import type { Material } from '../material.ts'
import { choose, type Wish } from '../select.ts'
import { follows, type Range, type Sentence } from '../text/index.ts'

export interface Request {
  readonly range?: Range | undefined
  readonly parts?: readonly Range[] | undefined
  readonly words: number
  readonly most?: number | undefined
  readonly runs?: number | undefined
  readonly chains?: boolean | undefined
  /** A sentence of the piece that what is chosen may lean on. */
  readonly after?: Sentence | undefined
  readonly fits?: ((sentence: Sentence) => boolean) | undefined
  readonly floor?: number | undefined
  /** If nothing fits, the heaviest sentence that is left comes all the same. */
  readonly needed?: boolean | undefined
  /** What belongs to speech and not to a text may be chosen: announcements, statements of a host. */
  readonly talk?: boolean | undefined
  /** Only what was dealt to the piece. */
  readonly dealt?: boolean | undefined
  /** Factor on a sentence's weight. */
  readonly lift?: ((sentence: Sentence) => number) | undefined
}

/** A piece in the making. It gives out every sentence once and remembers the cues it rests on. */
export interface Piece {
  readonly material: Material
  /** Chooses sentences that are not used yet and marks them used. */
  take(request: Request): readonly Sentence[]
  /**
   * The question right before a sentence, if it can be understood by itself and is not used yet; it is used from then on. In
   * a conversation somebody else's question need not stand by itself.
   */
  questionBefore(sentence: Sentence, inTalk?: boolean): Sentence | undefined
  /** Takes just these, if none of them is used yet. */
  claim(sentences: readonly Sentence[]): boolean
  /** Gives back what was taken and is not needed after all. */
  release(sentences: readonly Sentence[]): void
  /** The cues of all sentences taken, in the order of the source. */
  cues(): readonly string[]
  /** Words of all sentences taken. */
  words(): number
}

/** The short pieces, among which sentences are dealt out, so that those of one source differ. */
const hands = [
  'twitter',
  'linkedin',
  'facebook',
  'intro',
  'bluesky',
  'threads',
  'instagram',
  'youtube_short',
  'tiktok',
  'youtube_description',
  'show_notes',
  'takeaways',
  'main_points',
] as const

export type Hand = (typeof hands)[number]

/** Which of the short pieces a hand belongs to. */
export function placeOf(hand: Hand): number {
  return hands.indexOf(hand)
}

export interface PieceOptions {
  /**
   * Whose share of the sentences the piece prefers; without one it prefers none. Pieces with different hands open with
   * different sentences of the same source.
   */
  readonly hand?: Hand | undefined
  /** Sentences that are not to be used. */
  readonly used?: ReadonlySet<number> | undefined
}

export function startPiece(material: Material, { hand, used: taken }: PieceOptions = {}): Piece {
  const { analysis } = material
  const used = new Set(taken)
  const dealt = hand === undefined ? undefined : deal(material, hand)
  const preference = preferenceFor(dealt?.size ?? 0)

  const wishFor = (request: Request): Wish => {
    const { start, end } = request.range ?? { start: 0, end: analysis.sentences.length }
    const at = (index: number): Sentence | undefined => analysis.sentences[index]
    return {
      from: analysis.sentences.slice(start, end).map(({ index }) => index),
      words: request.words,
      most: request.most,
      used,
      runs: request.runs,
      chains: request.chains,
      floor: request.floor,
      after: request.after?.index,
      parts: request.parts,
      weigh: (index) => {
        const sentence = at(index)
        const lift = sentence === undefined ? 1 : (request.lift?.(sentence) ?? 1)
        return (material.weights[index] ?? 0) * lift * (dealt?.has(index) === true ? preference : 1)
      },
      fits: (index) => {
        const sentence = at(index)
        if (sentence === undefined || (isTalk(sentence) && request.talk !== true)) return false
        if (request.dealt === true && dealt?.has(index) === false) return false
        if (material.barred.has(index) || !material.allows(sentence.text)) return false
        return request.fits?.(sentence) ?? true
      },
    }
  }

  const heaviest = (): readonly number[] => {
    const left = analysis.sentences.filter(
      ({ kind, index, text }) =>
        kind === 'statement' && !used.has(index) && !material.barred.has(index) && material.allows(text),
    )
    return left
      .map(({ index }) => index)
      .sort((one, other) => (material.weights[other] ?? 0) - (material.weights[one] ?? 0))
      .slice(0, 1)
  }

  return {
    material,
    take(request) {
      const fitting = choose(analysis, wishFor(request))
      const chosen = fitting.length === 0 && request.needed === true ? heaviest() : fitting
      for (const index of chosen) used.add(index)
      return chosen.flatMap((index) => analysis.sentences[index] ?? [])
    },
    questionBefore(sentence, inTalk = false) {
      const question = analysis.sentences[sentence.index - 1]
      if (
        question?.kind !== 'question' ||
        !follows(sentence, question) ||
        (!question.asksAlone && !(inTalk && question.speaker !== sentence.speaker)) ||
        question.words < (inTalk ? 3 : 4) ||
        used.has(question.index)
      )
        return undefined
      used.add(question.index)
      return question
    },
    claim(sentences) {
      if (sentences.some(({ index }) => used.has(index))) return false
      for (const { index } of sentences) used.add(index)
      return true
    },
    release(sentences) {
      for (const { index } of sentences) used.delete(index)
    },
    cues() {
      const cited = new Set([...used].flatMap((index) => analysis.sentences[index]?.cues ?? []))
      return analysis.cues.map(({ id }) => id).filter((id) => cited.has(id))
    },
    words: () => [...used].reduce((total, index) => total + (analysis.sentences[index]?.words ?? 0), 0),
  }
}

/** What belongs to speech: announcements, a host's statements, and questions of a host that name nothing. */
function isTalk({ isSignpost, isHost, kind, tokens, terms }: Sentence): boolean {
  if (isSignpost) return true
  if (!isHost) return false
  const names = tokens.some(({ tag, isStop }) => !isStop && (tag === 'noun' || tag === 'name'))
  return kind !== 'question' || !(names || terms.length > 2)
}

/** How much a piece prefers its share: the more there is in it, the less is lost. */
function preferenceFor(sentences: number): number {
  if (sentences >= 16) return 3
  if (sentences >= 5) return 2.6
  return sentences >= 2 ? 1.8 : 1.4
}

/** Of the sentences of each chapter that may lead a text every so many by weight one: no hand has all the best. */
function deal({ weights, chapters, barred, analysis }: Material, hand: Hand): ReadonlySet<number> {
  const mayLead = (sentence: Sentence): boolean =>
    sentence.stands && !isTalk(sentence) && !barred.has(sentence.index)
  const order = chapters.flatMap(({ start, end }) =>
    analysis.sentences
      .slice(start, end)
      .filter(mayLead)
      .map(({ index }) => index)
      .sort((one, other) => (weights[other] ?? 0) - (weights[one] ?? 0) || one - other),
  )
  return new Set(order.filter((_, place) => place % hands.length === placeOf(hand)))
}

/** Sentences as running text: one that follows its neighbour in the source keeps its joint, any other opens afresh. */
export function runningText(sentences: readonly Sentence[]): string {
  return sentences.map((sentence, at) => readAfter(sentence, sentences[at - 1])).join(' ')
}

function readAfter(sentence: Sentence, before: Sentence | undefined): string {
  return follows(sentence, before) ? sentence.text : sentence.opening
}

const longestParagraph = 85
const shortestParagraph = 35

/**
 * Sentences as paragraphs of a few each, divided where the source has a gap. Where several speak, each has paragraphs of
 * their own, and with a formula to attribute them by each paragraph says whose words it has: the first one with the whole
 * formula, the others with the name alone.
 */
export function paragraphs(sentences: readonly Sentence[], attributed?: string): readonly string[] {
  const groups: Sentence[][] = []
  let words = 0
  for (const [at, sentence] of sentences.entries()) {
    const before = sentences[at - 1]
    const goesOn = follows(sentence, before)
    const breaks =
      before === undefined ||
      (before.speaker !== sentence.speaker && (words >= 20 || attributed !== undefined)) ||
      (words >= shortestParagraph && !goesOn && words + sentence.words > longestParagraph * 0.7) ||
      (words + sentence.words > longestParagraph && (sentence.stands || !goesOn))
    if (breaks) {
      groups.push([])
      words = 0
    }
    groups.at(-1)?.push(sentence)
    words += sentence.words
  }
  const voices = sentences.filter(({ isHost }) => !isHost).map(({ speaker }) => speaker)
  const isShared = new Set(voices).size > 1
  let formula = attributed
  return groups.map((group, at) => {
    const { speaker, isHost } = group[0] ?? { speaker: undefined, isHost: false }
    const isNew = at === 0 || groups[at - 1]?.[0]?.speaker !== speaker
    if (!isShared || !isNew || isHost || formula === undefined || !isNamed(speaker)) return runningText(group)
    const opening = formula.replace('{name}', speaker)
    formula = formula.slice(formula.indexOf('{name}'))
    return `${opening} ${runningText(group)}`
  })
}

/** Whether a label is a name that a text may give: `Ada Lind`, not `Speaker 1`. */
export function isNamed(speaker: string | undefined): speaker is string {
  return speaker !== undefined && /^\p{Lu}[\p{L}.'’ -]+$/u.test(speaker)
}
