import { InputError } from '../errors/index.ts'
import type { AnyPipeline } from './pipeline.ts'

/** The pipelines that a process can run, by name and version. */
export interface PipelineRegistry {
  /** @throws InputError `PIPELINE_DUPLICATE` when another pipeline has that name and version. */
  register(pipeline: AnyPipeline): void
  /** The version asked for, or the newest. */
  find(name: string, version?: number): AnyPipeline | undefined
  names(): readonly string[]
}

export function createPipelineRegistry(): PipelineRegistry {
  const versions = new Map<string, AnyPipeline[]>()
  let names: readonly string[] = []
  return {
    register(pipeline) {
      const known = versions.get(pipeline.name) ?? []
      const same = known.find(({ version }) => version === pipeline.version)
      if (same === pipeline) return
      if (same !== undefined) {
        throw new InputError({
          code: 'PIPELINE_DUPLICATE',
          message: `Another pipeline named "${pipeline.name}" with version ${pipeline.version} is registered.`,
          path: pipeline.name,
          action: 'Define each pipeline once per process, or give the new one another version.',
        })
      }
      versions.set(
        pipeline.name,
        [...known, pipeline].sort((one, other) => other.version - one.version),
      )
      names = [...versions.keys()]
    },
    find(name, version) {
      const known = versions.get(name)
      return version === undefined ? known?.[0] : known?.find((pipeline) => pipeline.version === version)
    },
    names: () => names,
  }
}
