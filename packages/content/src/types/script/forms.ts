import { countWords } from '@repurpose/core'
import { checkAmount, checkCoverage, type Finding } from '../../checks/index.ts'
import { around, type PieceForm, type ReviewGround } from '../../writing/index.ts'
import { checkEase } from '../ease.ts'
import { checkParts, type Part } from '../length-of-parts.ts'
import { type PodcastScript, podcastScriptSchema, type ShortScript, shortScriptSchema } from './schema.ts'

/** Speech is no denser than the source it is made from. */
const source = { share: 0.8 }

const short: PieceForm<ShortScript> = { schema: shortScriptSchema, source, review: reviewShortScript }
const podcast: PieceForm<PodcastScript> = { schema: podcastScriptSchema, source, review: reviewPodcastScript }

export const scriptForms = { youtube_short: short, tiktok: short, podcast } as const

export function reviewShortScript(script: ShortScript, ground: ReviewGround): readonly Finding[] {
  const { contract, language } = ground
  const { hook, scenes, callToAction } = script
  const parts: readonly Part[] = [
    { path: 'hook', text: hook, fixed: true },
    ...scenes.map(({ say }, index) => ({ path: `scenes[${index}].say`, text: say })),
    { path: 'callToAction', text: callToAction, fixed: true },
  ]
  return [
    ...checkParts(parts, contract.words, language),
    ...checkTiming(scenes, contract.seconds),
    ...checkEase(
      parts.map(({ text }) => text),
      'heard',
      ground,
    ),
  ]
}

export function reviewPodcastScript(
  { segments, cues }: PodcastScript,
  ground: ReviewGround,
): readonly Finding[] {
  const spoken = segments.flatMap(({ lines }) => lines.map(({ say }) => say))
  const parts = segments.map(({ lines }, index) => ({
    path: `segments[${index}].lines`,
    text: lines.map(({ say }) => say).join('\n'),
  }))
  return [
    ...checkParts(parts, ground.contract.words, ground.language),
    ...checkEase(spoken, 'heard', ground),
    checkCoverage(cues, ground.chapters, countWords(spoken.join('\n'), ground.language)),
  ]
}

/** Whether the scenes fill the video. Whoever cuts it can mend this, so a script does not fail with it. */
function checkTiming(scenes: ShortScript['scenes'], seconds: number | undefined): readonly Finding[] {
  if (seconds === undefined) return []
  const shown = scenes.reduce((sum, scene) => sum + scene.seconds, 0)
  const facts = { name: 'timing', unit: 'seconds', path: 'scenes', weight: 1, required: false }
  return [checkAmount(Math.round(shown), around(seconds), facts)]
}
