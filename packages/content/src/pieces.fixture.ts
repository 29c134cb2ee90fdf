import type { Cue } from '@repurpose/core'
import type { Brief } from './brief/index.ts'

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

/** Prose of exactly so many words in sentences of ten, no sentence like another. */
export function prose(words: number, topic = 'gate'): string {
  const all = Array.from({ length: words }, (_, index) => {
    const word = `${topic}${index}`
    const first = index % 10 === 0 ? word.replace(/^./, (letter) => letter.toUpperCase()) : word
    return index % 10 === 9 || index === words - 1 ? `${first}.` : first
  })
  return all.join(' ')
}

const cues = ['c1', 'c2']

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
