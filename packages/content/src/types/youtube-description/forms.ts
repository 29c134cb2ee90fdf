import { countWords } from '@repurpose/core'
import {
  characterRules,
  checkAmount,
  checkCharacters,
  checkCoverage,
  checkLimit,
  checkPlatform,
  checkWords,
  type Finding,
  findingsOf,
  limits,
} from '../../checks/index.ts'
import type { PieceForm, ReviewGround } from '../../writing/index.ts'
import { checkDistinct } from '../distinct.ts'
import { checkEase } from '../ease.ts'
import { durationOf } from '../moments.ts'
import { together } from '../together.ts'
import { completeYouTubeDescription } from './complete.ts'
import { youTubeDescriptionToPaste } from './plain.ts'
import {
  type YouTubeDescription,
  type YouTubeDescriptionDraft,
  youTubeDescriptionDraftSchema,
} from './schema.ts'

const standard: PieceForm<YouTubeDescriptionDraft, YouTubeDescription> = {
  schema: youTubeDescriptionDraftSchema,
  source: { share: 0.5 },
  review: reviewYouTubeDescription,
  complete: completeYouTubeDescription,
}

export const youTubeDescriptionForms = { standard } as const

/** A shorter recording needs no chapters. */
const chaptersFromMs = 180_000
/** Longer titles are cut where chapters are shown. */
const longestChapterTitle = 60

export function reviewYouTubeDescription(
  draft: YouTubeDescriptionDraft,
  ground: ReviewGround,
): readonly Finding[] {
  const { title, text, chapters, hashtags, cues } = draft
  const piece = completeYouTubeDescription(draft, ground)
  return [
    ...checkPlatform('youtubeTitle', title, 'title'),
    ...checkSigns(draft),
    checkLimit(youTubeDescriptionToPaste(piece), limits.youtubeDescription, 'text'),
    ...checkWords(text, ground.contract.words, 'text', ground.language),
    ...checkChaptersLeft(piece, ground),
    ...together(
      chapters.map((chapter, index) =>
        checkAmount(
          chapter.title.length,
          { minimum: 1, maximum: longestChapterTitle },
          {
            name: 'length',
            unit: 'characters',
            path: `chapters[${index}].title`,
            weight: 1,
            required: false,
          },
        ),
      ),
    ),
    ...checkDistinct(
      chapters.map((chapter, index) => ({ path: `chapters[${index}]`, text: chapter.title })),
      'chapter title',
    ),
    checkAmount(
      hashtags.length,
      { minimum: 0, maximum: 5 },
      {
        name: 'hashtags',
        unit: 'hashtags',
        path: 'hashtags',
        weight: 1,
      },
    ),
    ...checkEase([text], 'read', ground),
    checkCoverage(
      [...cues, ...chapters.map(({ cue }) => cue)],
      ground.chapters,
      countWords(text, ground.language),
    ),
  ]
}

/** Whether text and chapters are free of signs that the platform refuses. */
function checkSigns({ text, chapters }: YouTubeDescriptionDraft): readonly Finding[] {
  const findings = [
    checkCharacters(text, characterRules.youtube, 'text'),
    ...chapters.map(({ title }, index) =>
      checkCharacters(title, characterRules.youtube, `chapters[${index}].title`),
    ),
  ]
  return together(findings)
}

/** Whether chapters are left once the platform's rules are applied to them; a short or thin source needs none. */
function checkChaptersLeft({ chapters }: YouTubeDescription, ground: ReviewGround): readonly Finding[] {
  const needless = ground.contract.thin || durationOf(ground) < chaptersFromMs
  const fault = {
    path: 'chapters',
    message:
      'Fewer than three chapters of ten seconds are left; name at least three cues further apart, the first cue of the source among them.',
  }
  return findingsOf(
    { name: 'chapters', required: true, code: 'OUTPUT_INVALID', weight: 2 },
    needless || chapters.length > 0 ? [] : [fault],
    `${chapters.length} chapters`,
  )
}
