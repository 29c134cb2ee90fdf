import { contentType, countWords } from '@repurpose/core'
import { brief } from '../../brief/index.ts'
import {
  checkAmount,
  checkCoverage,
  checkCues,
  checkRepetition,
  checkSentences,
  checkWords,
  type Finding,
} from '../../checks/index.ts'
import { around, type ReviewGround, writePiece } from '../../writing/index.ts'
import {
  podcastInstructions,
  scriptInstructions,
  tiktokInstructions,
  youtubeShortInstructions,
} from './instructions.ts'
import { type PodcastScript, podcastScriptSchema, type ShortScript, shortScriptSchema } from './schema.ts'

/** A script for a YouTube short of a minute, a TikTok of half a minute or a podcast of ten minutes. */
export const script = contentType(
  'script',
  {
    label: 'Script',
    variants: {
      youtube_short: {
        label: 'YouTube short',
        seconds: 60,
        // A minute is a limit here: the words that fit into it with a pause or two.
        words: { minimum: 130, target: 145, maximum: 160 },
        instructions: youtubeShortInstructions,
        output: shortScriptSchema,
      },
      tiktok: {
        label: 'TikTok',
        seconds: 30,
        words: { minimum: 65, target: 72, maximum: 80 },
        instructions: tiktokInstructions,
        output: shortScriptSchema,
      },
      podcast: {
        label: 'Podcast',
        seconds: 600,
        words: around(1_500),
        instructions: podcastInstructions,
        output: podcastScriptSchema,
        expect: '75s',
      },
    },
    defaults: ['youtube_short'],
    instructions: scriptInstructions,
    priority: 5,
    expect: '30s',
    shares: [brief],
  },
  (context) => {
    switch (context.input.variant) {
      case 'youtube_short':
      case 'tiktok':
        return writePiece(context, {
          schema: shortScriptSchema,
          source: { share: 0.8 },
          review: reviewShortScript,
        })
      case 'podcast':
        return writePiece(context, {
          schema: podcastScriptSchema,
          source: { share: 0.8 },
          review: reviewPodcastScript,
        })
    }
  },
)

export function reviewShortScript(
  piece: ShortScript,
  { contract, cueIds }: ReviewGround,
): readonly Finding[] {
  const { hook, scenes, callToAction, cues } = piece
  const spoken = [hook, ...scenes.map(({ say }) => say), callToAction]
  return [
    ...checkWords(spoken.join('\n'), contract.words, 'hook, scenes and callToAction'),
    ...checkTiming(scenes, contract.seconds),
    checkRepetition(spoken),
    checkSentences(spoken, 'heard'),
    checkCues(cues, cueIds),
  ]
}

export function reviewPodcastScript(
  { segments, cues }: PodcastScript,
  ground: ReviewGround,
): readonly Finding[] {
  const spoken = segments.flatMap(({ lines }) => lines.map(({ say }) => say))
  const whole = spoken.join('\n')
  return [
    ...checkWords(whole, ground.contract.words, 'all lines'),
    checkRepetition(spoken),
    checkSentences(spoken, 'heard'),
    checkCues(cues, ground.cueIds),
    checkCoverage(cues, ground.chapters, countWords(whole)),
  ]
}

/** Whether the scenes fill the video. Whoever cuts it can mend this, so a script does not fail with it. */
function checkTiming(scenes: ShortScript['scenes'], seconds: number | undefined): readonly Finding[] {
  if (seconds === undefined) return []
  const shown = scenes.reduce((sum, scene) => sum + scene.seconds, 0)
  const facts = { name: 'timing', unit: 'seconds', path: 'scenes', weight: 1, required: false }
  return [checkAmount(Math.round(shown), around(seconds), facts)]
}
