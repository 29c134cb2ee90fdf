import {
  type ContentType,
  type ContentTypeRegistry,
  type PieceInput,
  pieceInput,
  type Voices,
} from '../content/index.ts'
import { InputError, JobError } from '../errors/index.ts'
import type { NewFact, ValueStore } from '../job/index.ts'
import { beginningOf, createHistory, type History } from '../pipeline/index.ts'
import { checkWriter } from '../plan/index.ts'
import type { Backend, JobRecord, LanguageModel } from '../ports/index.ts'
import type { ModelsByRole } from '../providers/index.ts'
import { type CheckedChanges, type RerunChanges, readChanges } from './changes.ts'

/** Another version of a piece, ready to be started. */
export interface PreparedRerun {
  readonly type: ContentType
  readonly record: JobRecord
  readonly input: PieceInput
  /** The outputs that are taken over. */
  readonly given: readonly NewFact[]
  /** What a second re-run with the same id has to agree with, whatever the templates are by then. */
  readonly identity: unknown
}

interface Desk {
  readonly backend: Backend
  readonly values: ValueStore
  readonly contentTypes: ContentTypeRegistry
  readonly voices: Voices
  readonly models: ModelsByRole<LanguageModel> | undefined
  readonly now: () => number
}

/**
 * @throws JobError `JOB_NOT_FOUND`; InputError `INPUT_INVALID` for changes that make no sense, a job that is no piece, a
 * stage that it has not run or a shared value that it was made without; `VOICE_UNKNOWN`, `LANGUAGE_UNSUPPORTED`,
 * `PROVIDER_MISSING` — all before anything is stored or paid
 */
export async function prepareRerun(desk: Desk, jobId: string, changes: RerunChanges): Promise<PreparedRerun> {
  const { backend, values, contentTypes, models, voices, now } = desk
  const record = await backend.get(jobId)
  if (record === undefined) {
    throw new JobError({
      code: 'JOB_NOT_FOUND',
      message: `There is no job ${jobId}.`,
      path: jobId,
      action: 'Check the id; the job may have been pruned.',
    })
  }
  const type = contentTypes.list().find(({ pipeline }) => pipeline.name === record.pipeline)
  if (type === undefined) {
    throw new InputError({
      message: `The job ${jobId} runs "${record.pipeline}" and is no piece of a content type.`,
      path: 'jobId',
      action: 'Take the jobId of an item of the result, or of contents().',
    })
  }
  const checked = await readChanges(changes, voices)
  const past = createHistory(await backend.read({ jobId, after: 0 }))
  // The pipelines of content types take this input and no other.
  const old = (await values.load(beginningOf(past).input.value)) as PieceInput
  refuseMissingShares(type, old)
  const input = { ...changed(type, old, checked), rerunOf: jobId }
  const { language, role, transcript } = input
  checkWriter(models, {
    path: 'language',
    rolePath: 'role',
    role,
    language,
    sourceLanguage: transcript.language,
  })
  const { template } = checked
  return {
    type,
    record,
    input,
    given: outputsBefore(type, past, checked.from, now()),
    // A function has no identity of its own: what it gave stands for it.
    identity: {
      ...{ rerunOf: jobId, ...changes },
      ...(typeof template === 'function' ? { template: input.instructions } : {}),
    },
  }
}

/** A content type that shares more by now than the piece was made from would find nothing there. */
function refuseMissingShares({ name, shares }: ContentType, old: PieceInput): void {
  const missing = shares.find((share) => !Object.hasOwn(old.shared, share.name))
  if (missing === undefined) return
  throw new InputError({
    message: `${name} is made from the shared value "${missing.name}" by now, and this piece was made without it.`,
    path: 'jobId',
    action: 'Ask for the piece anew with generate().',
  })
}

function changed(type: ContentType, old: PieceInput, changes: CheckedChanges): PieceInput {
  const { instructions: _, wishes, voice, role, approval, ...kept } = old
  return pieceInput(
    type,
    {
      ...kept,
      language: changes.language ?? old.language,
      ...present({
        wishes: changes.wishes === undefined ? wishes : changes.wishes,
        voice: changes.voice === undefined ? voice : changes.voice,
        role: changes.role === undefined ? role : changes.role,
        approval: changes.approval === undefined ? approval : changes.approval,
      }),
    },
    changes.template,
  )
}

/** The fields that hold something. */
function present<Fields extends object>(
  fields: Fields,
): { readonly [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  const held = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)
  // The same fields, without those that hold nothing.
  return Object.fromEntries(held) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> }
}

/** The ends of the stages before `from`, as the new job's own past. What a retry has forgotten is forgotten. */
function outputsBefore(
  { name, pipeline }: ContentType,
  past: History,
  from: string | undefined,
  at: number,
): readonly NewFact[] {
  if (from === undefined) return []
  const { stages } = pipeline
  const first = stages.findIndex((stage) => stage.name === from)
  if (first < 0) {
    throw new InputError({
      message: `${name} has no stage "${from.slice(0, 100)}".`,
      path: 'from',
      action: `Name one of ${stages.map((stage) => stage.name).join(', ')}.`,
    })
  }
  return stages.slice(0, first).map(({ name: stage, options }): NewFact => {
    const recorded = [stage, ...(options.was ?? [])].find((known) => past.stages.has(known))
    const end = recorded === undefined ? undefined : past.stages.get(recorded)?.end
    if (end?.kind === 'succeeded') return { type: 'stage.succeeded', stage, output: end.output, ms: 0, at }
    if (end?.kind === 'skipped') return { type: 'stage.skipped', stage, at }
    throw new InputError({
      message: `The job did not get through its stage "${stage}".`,
      path: 'from',
      action: `Begin with "${stage}" or an earlier stage.`,
    })
  })
}
