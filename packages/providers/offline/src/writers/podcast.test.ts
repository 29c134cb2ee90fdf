import { expect, it } from 'vitest'
import { sourceOf, transcript } from '../../tests/support.ts'
import { analyse } from '../analysis.ts'
import { languageOf } from '../languages/index.ts'
import { gatherMaterial } from '../material.ts'
import { writePodcast } from './podcast.ts'

it('lets people answer each other where they do in the source', async () => {
  const english = languageOf('en')
  if (english === undefined) throw new Error('en')
  const source = sourceOf(transcript('en-interview'))
  const analysis = await analyse(source, english, new AbortController().signal)
  const { segments } = writePodcast(gatherMaterial(analysis, undefined), {
    type: 'script',
    variant: 'podcast',
    language: 'en',
    words: 600,
    seconds: 240,
    characters: undefined,
    stage: undefined,
    points: [],
    avoid: [],
  })
  const lines = segments.flatMap((segment) => segment.lines)
  const answered = lines.filter(({ say, speaker }, at) => {
    const next = lines[at + 1]
    return say.endsWith('?') && next !== undefined && next.speaker !== speaker
  })
  expect(answered.length).toBeGreaterThan(1)
})
