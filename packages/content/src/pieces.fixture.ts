import type { Cue } from '@repurpose/core'
import type { Brief } from './brief/index.ts'
import type { Quotes, ShowNotes, YouTubeDescription } from './types/index.ts'

/** A source of 20 cues, nine words each, and good answers for every variant over it. */
export const sampleCues: readonly Cue[] = Array.from({ length: 20 }, (_, index) => ({
  id: `c${index + 1}`,
  startMs: index * 4_000,
  endMs: index * 4_000 + 3_500,
  text: `Cue ${index + 1} says that gate ${index + 1} holds back water.`,
  ...(index % 2 === 0 ? { speaker: 'Ines' } : {}),
}))

export const sampleBrief: Brief = {
  title: 'Gates',
  language: 'en',
  overview: 'Twenty gates hold back water. Each has a cue.',
  points: [{ id: 'p1', text: 'Gate 1 holds back water.', cues: ['c1'] }],
  quotes: [{ cue: 'c1', text: 'gate 1 holds back water', speaker: 'Ines' }],
  names: ['Ines'],
  numbers: [{ text: '20 gates', cue: 'c20' }],
  chapters: [{ title: 'Gates', firstCue: 'c1', lastCue: 'c20', points: ['p1'] }],
}

const vocabulary = [
  'old wide cold grey low long calm deep dry soft warm dark flat bare damp faint pale plain rough sharp'.split(
    ' ',
  ),
  'gate wall boat stone path field wheel tree house rope mill bridge door pump tower bank crane barge cart fence'.split(
    ' ',
  ),
  'holds meets hides leaves needs moves lifts guards turns keeps finds hears takes warms shows makes feeds pulls'.split(
    ' ',
  ),
  'mud grass sand rain snow ice wind light dust moss clay wood straw smoke frost foam reed salt peat chalk'.split(
    ' ',
  ),
  'near below behind above beside past under'.split(' '),
  'green small steep young brown quiet high new broad black white red'.split(' '),
  'yard lane hill shore town farm ditch dam marsh lock weir creek slope garden road barn pond ridge pier square'.split(
    ' ',
  ),
] as const

/** Numbers from 0 on below 2³¹, the same for the same seed. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 1
    yield state >>> 8
  }
}

/**
 * Prose of exactly so many words in plain sentences of ten, no sentence like another; that of one topic has little in
 * common with that of others.
 */
export function prose(words: number, topic = 'gate'): string {
  const random = numbers([...topic].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99_991, 7))
  const sentences = Array.from({ length: Math.ceil(words / 10) }, (_, index) => {
    const [adjective, noun, verb, object, where, kind, place] = vocabulary.map(
      (list) => list[random.next().value % list.length],
    )
    const all = `The ${adjective} ${noun} ${verb} the ${object} ${where} the ${kind} ${place}`.split(' ')
    return `${all.slice(0, words - index * 10).join(' ')}.`
  })
  return sentences.join(' ')
}

const cues = ['c1', 'c2']

/** What a model answers for every variant. Where the library computes something besides: see `sampleValues`. */
export const samplePieces = {
  'summary.short': { title: 'Gates', text: prose(80, 'short'), points: ['Gates hold water.'], cues },
  'summary.medium': { title: 'Gates', text: prose(200, 'medium'), points: ['Gates hold water.'], cues },
  'summary.detailed': { title: 'Gates', text: prose(500, 'detailed'), points: ['Gates hold water.'], cues },
  'blog_post.500_words': post(500),
  'blog_post.1000_words': post(1_000),
  'blog_post.2000_words': post(2_000),
  'social_media.twitter': { posts: ['The first post.', 'The second post.', 'The third post.'], cues },
  'social_media.linkedin': { text: prose(120, 'linkedin'), hashtags: ['flood control', '#water'], cues },
  'social_media.facebook': { text: prose(40, 'a post'), cues },
  'social_media.bluesky': { posts: ['Twenty gates hold.', 'None of them has a motor.'], cues },
  'social_media.threads': { posts: ['Twenty gates hold the water.', 'Would yours?'], cues },
  'social_media.instagram': {
    text: prose(90, 'instagram'),
    hashtags: ['flood control', 'water', '#gates'],
    cues,
  },
  'newsletter.intro': {
    subject: 'How a town keeps its feet dry',
    preheader: 'Three gates, no motor, and a garden shed in the rake',
    text: prose(90, 'intro'),
    cues,
  },
  'newsletter.main_points': {
    heading: 'What happened',
    points: [
      { heading: 'Gates open', text: prose(30, 'gates open'), cue: 'c3' },
      { heading: 'People clear', text: prose(30, 'people clear'), cue: 'c4' },
    ],
    cues,
  },
  'newsletter.takeaways': { heading: 'What to keep', takeaways: [prose(20, 'keep'), prose(20, 'do')], cues },
  'script.youtube_short': short(145, 60),
  'script.tiktok': short(72, 30),
  'script.podcast': {
    title: 'Gates',
    segments: [
      {
        title: 'The night',
        lines: [
          { speaker: 'Host', say: prose(500, 'night') },
          { speaker: 'Ines', say: prose(500, 'gate') },
        ],
      },
      { title: 'The morning', lines: [{ speaker: 'Host', say: prose(500, 'morning') }] },
    ],
    cues,
  },
  'youtube_description.standard': {
    title: 'How twenty gates without a motor hold back the water',
    text: prose(140, 'youtube'),
    chapters: [
      { title: 'The first gate holds', cue: 'c1' },
      { title: 'The fifth gate holds', cue: 'c5' },
      { title: 'The tenth gate holds', cue: 'c10' },
    ],
    hashtags: ['gates', 'flood control'],
    cues,
  },
  'show_notes.short': notes(150, ['c1', 'c5', 'c10']),
  'show_notes.full': notes(400, ['c1', 'c4', 'c7', 'c10', 'c13']),
  'quotes.five': picked([1, 5, 9, 13, 17]),
  'quotes.ten': picked([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]),
  'faq.five': questions(5),
  'faq.ten': questions(10),
  'seo.page': {
    title: 'How twenty gates without any motor hold back the water',
    description:
      'Twenty gates hold back the water, and none of them has a motor. Each gate has a cue of its own, and each cue says which of the gates it is that holds the flood.',
    slug: 'twenty-gates-hold-back-water',
    keywords: ['gates', 'holds back water', 'cue'],
    cues,
  },
} as const

/** The finished pieces of those variants that are more than what a model answers, over `sampleCues`. */
export const sampleValues = {
  'youtube_description.standard': {
    ...samplePieces['youtube_description.standard'],
    chapters: timed(samplePieces['youtube_description.standard'].chapters),
    hashtags: [...samplePieces['youtube_description.standard'].hashtags],
    cues: [...cues],
  } satisfies YouTubeDescription,
  'show_notes.short': {
    ...samplePieces['show_notes.short'],
    topics: timed(samplePieces['show_notes.short'].topics),
  } satisfies ShowNotes,
  'show_notes.full': {
    ...samplePieces['show_notes.full'],
    topics: timed(samplePieces['show_notes.full'].topics),
  } satisfies ShowNotes,
  'quotes.five': attributed(samplePieces['quotes.five']) satisfies Quotes,
  'quotes.ten': attributed(samplePieces['quotes.ten']) satisfies Quotes,
} as const

function post(words: number) {
  return {
    title: 'Gates',
    introduction: prose(words / 10, `${words} begin`),
    sections: [
      { heading: 'Water came', body: prose(words * 0.4, `${words} water`), cues: ['c3'] },
      { heading: 'People stayed', body: prose(words * 0.4, `${words} people`), cues: ['c4'] },
    ],
    conclusion: prose(words / 10, `${words} end`),
    cues,
  }
}

function short(words: number, seconds: number) {
  const rest = words - 20
  return {
    title: 'Gates',
    hook: prose(10, `${seconds} hook`),
    scenes: [
      { say: prose(Math.floor(rest / 2), `${seconds} first`), show: 'A gate opens', seconds: seconds / 2 },
      { say: prose(Math.ceil(rest / 2), `${seconds} second`), show: 'Water on steps', seconds: seconds / 2 },
    ],
    callToAction: prose(10, `${seconds} act`),
    cues,
  }
}

function notes(words: number, topics: readonly string[]) {
  const each = Math.floor(words / (topics.length + 1))
  // Titles have two words and count.
  const summary = words - topics.length * (each + 2)
  return {
    title: 'Twenty gates',
    summary: prose(summary, `${topics.length} topics`),
    topics: topics.map((cue) => ({
      title: `Gate ${cue}`,
      text: prose(each, `${topics.length} ${cue}`),
      cue,
    })),
    cues: [...cues],
  }
}

function picked(numbers: readonly number[]) {
  return {
    quotes: numbers.map((number) => ({
      text: `Cue ${number} says that gate ${number} holds back water.`,
      cue: `c${number}`,
      // Every other cue says whose it is.
      ...(number % 2 === 1 ? { speaker: 'Ines' } : {}),
      context: `On gate ${number}.`,
    })),
    cues: numbers.map((number) => `c${number}`),
  }
}

function questions(amount: number) {
  return {
    title: 'Twenty gates',
    questions: Array.from({ length: amount }, (_, index) => ({
      question: `What does gate ${index + 1} hold back?`,
      answer: prose(30, `${amount} answer ${index}`),
      cues: [`c${index + 1}`],
    })),
    cues: [...cues],
  }
}

function timed<Item extends { readonly cue: string }>(items: readonly Item[]) {
  return items.map((item) => ({ ...item, startMs: startOf(item.cue) }))
}

function attributed(piece: ReturnType<typeof picked>) {
  return {
    ...piece,
    quotes: timed(piece.quotes).map((quote) => ({ ...quote, endMs: quote.startMs + 3_500 })),
  }
}

/** `sampleCues` begin every four seconds. */
function startOf(cue: string): number {
  return (Number(cue.slice(1)) - 1) * 4_000
}
