import { generatorContent } from '@repurpose/content/generator'
import { createRepurpose, folder } from '@repurpose/core'
import { offlineLanguage } from '@repurpose/offline'
import type { DurableFolder } from './durable.ts'
import { noted, slowed } from './model.ts'
import type { DemoOptions } from './options.ts'

/** What the demo works with. */
export type Instance = ReturnType<typeof createInstance>
/** What it asks for. */
export type Request = Awaited<ReturnType<Instance['parse']>>['request']
export type Generation = Awaited<ReturnType<Instance['generate']>>

/** In memory without a folder; what is too large for a log is kept beside the pieces then. */
export function createInstance({ out, slowMs }: DemoOptions, kept: DurableFolder | undefined) {
  const model = slowMs === 0 ? offlineLanguage() : slowed(offlineLanguage(), slowMs)
  return createRepurpose({
    content: generatorContent,
    ...(kept === undefined
      ? { language: model, assets: folder(`${out}/.assets`) }
      : { language: noted(model, kept.calls), assets: kept.assets, backend: kept.backend }),
  })
}
