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

/** As many of each as there are in no other list, and prime, so that sentences have little in common. */
const vocabulary = [
  'old wide cold grey low long calm deep dry soft warm dark flat'.split(' '),
  'gate wall boat stone path river field wheel tree house rope mill bridge door pump tower bank'.split(' '),
  'holds meets hides leaves needs moves lifts guards turns keeps reaches'.split(' '),
  'water mud grass sand rain snow ice wind light dust moss clay wood straw smoke leaf frost foam reed'.split(
    ' ',
  ),
  'near below behind above beside'.split(' '),
  'green small steep young brown quiet high'.split(' '),
  'yard lane hill shore town farm ditch dam marsh lock weir creek slope meadow garden road barn fence orchard pond ridge valley pier'.split(
    ' ',
  ),
] as const

/**
 * Prose of exactly so many words in plain sentences of ten, no sentence like another, that of one topic unlike that of
 * the others.
 */
export function prose(words: number, topic = 'gate'): string {
  const start = [...topic].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99_991, 7)
  const sentences = Array.from({ length: Math.ceil(words / 10) }, (_, index) => {
    const [adjective, noun, verb, object, where, kind, place] = vocabulary.map(
      (list, slot) => list[(start * (slot + 1) + index) % list.length],
    )
    const all = `The ${adjective} ${noun} ${verb} the ${object} ${where} the ${kind} ${place}`.split(' ')
    return `${all.slice(0, words - index * 10).join(' ')}.`
  })
  return sentences.join(' ')
}

const cues = ['c1', 'c2']

/** What a model answers for every variant. Where the library computes something besides: see `sampleValues`. */
export const samplePieces = {
  'summary.short': { title: 'Gates', text: prose(80), points: ['Gates hold water.'], cues },
  'summary.medium': { title: 'Gates', text: prose(200), points: ['Gates hold water.'], cues },
  'summary.detailed': { title: 'Gates', text: prose(500), points: ['Gates hold water.'], cues },
  'blog_post.500_words': post(500),
  'blog_post.1000_words': post(1_000),
  'blog_post.2000_words': post(2_000),
  'social_media.twitter': { posts: ['The first post.', 'The second post.', 'The third post.'], cues },
  'social_media.linkedin': { text: prose(120), hashtags: ['flood control', '#water'], cues },
  'social_media.facebook': { text: prose(40), cues },
  'social_media.bluesky': { posts: ['Twenty gates hold.', 'None of them has a motor.'], cues },
  'social_media.threads': { posts: ['Twenty gates hold the water.', 'Would yours?'], cues },
  'social_media.instagram': { text: prose(90), hashtags: ['flood control', 'water', '#gates'], cues },
  'newsletter.intro': {
    subject: 'How a town keeps its feet dry',
    preheader: 'Three gates, no motor, and a garden shed in the rake',
    text: prose(90),
    cues,
  },
  'newsletter.main_points': {
    heading: 'What happened',
    points: [
      { heading: 'Gates open', text: prose(30), cue: 'c3' },
      { heading: 'People clear', text: prose(30, 'people'), cue: 'c4' },
    ],
    cues,
  },
  'newsletter.takeaways': { heading: 'What to keep', takeaways: [prose(20), prose(20, 'people')], cues },
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
    text: prose(140),
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
  'quotes.ten': picked([1, 3, 5, 7, 9, 11, 13, 15, 17, 19]),
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
    introduction: prose(words / 10, 'begin'),
    sections: [
      { heading: 'Water came', body: prose(words * 0.4, 'water'), cues: ['c3'] },
      { heading: 'People stayed', body: prose(words * 0.4, 'people'), cues: ['c4'] },
    ],
    conclusion: prose(words / 10, 'end'),
    cues,
  }
}

function short(words: number, seconds: number) {
  const rest = words - 20
  return {
    title: 'Gates',
    hook: prose(10, 'hook'),
    scenes: [
      { say: prose(Math.floor(rest / 2), 'first'), show: 'A gate opens', seconds: seconds / 2 },
      { say: prose(Math.ceil(rest / 2), 'second'), show: 'Water on steps', seconds: seconds / 2 },
    ],
    callToAction: prose(10, 'act'),
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
      speaker: 'Ines',
      context: `What is said of gate number ${number}.`,
    })),
    cues: numbers.map((number) => `c${number}`),
  }
}

function questions(amount: number) {
  return {
    title: 'Twenty gates',
    questions: Array.from({ length: amount }, (_, index) => ({
      question: `What does gate ${index + 1} hold back?`,
      answer: prose(30, `answer ${index}`),
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
