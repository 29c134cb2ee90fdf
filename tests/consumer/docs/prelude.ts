// What the code blocks of README.md and docs/ may use without saying so. Loaded before a block is run.

import { newsletter, summary } from '@repurpose/content'
import { createRepurpose, memoryAssets, type PipelineDraft, type StageContext } from '@repurpose/core'
import { offlineLanguage } from '@repurpose/offline'
import { z } from 'zod'

const instance = createRepurpose({
  content: [summary, newsletter],
  language: offlineLanguage(),
  assets: memoryAssets(),
})
const text =
  'The lock keepers met on Monday. They open the upper gates earlier in spring. Boats had waited for hours.'

const schema = z.object({ text: z.string() })

interface Lesson {
  readonly id: string
}

interface Welcome {
  readonly to: string
}

declare global {
  var repurpose: typeof instance
  var source: { readonly text: string }
  // Of fragments, which are compiled and not run.
  var welcome: PipelineDraft<'welcome', Welcome, Welcome, Record<never, never>>
  var mail: (to: string, options?: { readonly signal: AbortSignal }) => Promise<void>
  var each: StageContext['each']
  var language: StageContext['language']
  var lessons: readonly Lesson[]
  var write: (lesson: Lesson) => Promise<string>
  var prompt: string
  var Tweet: typeof schema
}

Object.assign(globalThis, { repurpose: instance, source: { text } })
