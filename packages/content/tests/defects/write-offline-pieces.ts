// Writes anew what the provider without a model makes of the corpora: `node packages/content/tests/defects/write-offline-pieces.ts`.
// What it writes is data from then on: look through it before it is kept.

import { writeFileSync } from 'node:fs'
import { createRepurpose, type LanguageModel, memoryAssets } from '@repurpose/core'
import { offlineLanguage } from '@repurpose/offline'
import { generatorContent } from '../../src/generator/index.ts'
import { everyKind } from './kinds.ts'
import { english } from './pieces/english.ts'
import { german } from './pieces/german.ts'
import type { GoodPiece } from './pieces/hand-piece.ts'
import { spanish } from './pieces/spanish.ts'
import { cuesOf, languageOf } from './source.ts'

const sources = ['talk', 'long/01', 'long/02', 'long/03', 'long/04', 'long/05', 'long/06']
/** Of each kind in each language, those written by hand among them. */
const wanted = 5

for (const [language, byHand] of Object.entries({ en: english, es: spanish, de: german })) {
  const pieces: GoodPiece[] = []
  const count = (kind: string) =>
    [...byHand, ...pieces].filter(({ type, variant }) => `${type}.${variant}` === kind).length
  for (const [index, name] of sources.entries()) {
    // The later sources fill up the kinds of which there are still too few; not all kinds take the same ones.
    const missing = everyKind.filter((kind, position) => count(kind) < wanted && (position + index) % 7 !== 0)
    if (missing.length > 0) pieces.push(...(await writtenFrom(`${language}/${name}`, missing)))
  }
  const lines = pieces.map((piece) => JSON.stringify(piece))
  writeFileSync(new URL(`pieces/offline.${language}.jsonl`, import.meta.url), `${lines.join('\n')}\n`)
  process.stdout.write(`${language}: ${pieces.length} pieces, ${lines.join('').length} characters\n`)
}

/** The first drafts, as they came: what checks and repairs make of them is what is to be measured. */
async function writtenFrom(source: string, kinds: readonly string[]): Promise<readonly GoodPiece[]> {
  const drafts = new Map<string, unknown>()
  const content: Record<string, string[]> = {}
  for (const kind of kinds) {
    const [type = '', variant = ''] = kind.split('.')
    content[type] = [...(content[type] ?? []), variant]
  }
  await using repurpose = createRepurpose({
    content: generatorContent,
    language: listeningTo(offlineLanguage(), drafts),
    assets: memoryAssets(),
  })
  const cues = cuesOf(source)
  // The names of kinds come from the table of all of them.
  const job = await repurpose.generate({
    source: { cues, language: languageOf(source) },
    content: content as never,
  })
  await job.result().catch(() => undefined)
  return kinds.flatMap((kind) => {
    const [type = '', variant = ''] = kind.split('.')
    const value = drafts.get(kind)
    return value === undefined
      ? []
      : [{ id: `offline/${source}/${kind}`, source, language: languageOf(source), type, variant, value }]
  })
}

function listeningTo(model: LanguageModel, drafts: Map<string, unknown>): LanguageModel {
  return {
    ...model,
    generate: async (call) => {
      const reply = await model.generate(call)
      const assignment = call.prompt.find(({ name }) => name === 'assignment')?.text ?? '{}'
      const { variant } = JSON.parse(assignment) as { readonly variant?: string }
      const kind = `${call.task}.${variant}`
      if (variant !== undefined && !drafts.has(kind)) drafts.set(kind, JSON.parse(reply.text))
      return reply
    },
  }
}
