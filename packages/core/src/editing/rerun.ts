import type { ApprovalAsk } from '../content/index.ts'
import {
  type ContentType,
  type ContentTypeRegistry,
  type InstructionTemplate,
  type PieceInput,
  pieceInput,
  readVoice,
  type Voice,
  type Voices,
} from '../content/index.ts'
import { InputError, JobError } from '../errors/index.ts'
import type { Fact, NewFact, ValueStore } from '../job/index.ts'
import { checkWriter, readApproval, readLanguage } from '../plan/index.ts'
import type { Backend, JobRecord, LanguageModel } from '../ports/index.ts'
import type { ModelsByRole } from '../providers/index.ts'

/** What is different in another version of a piece. What is left out stays as it was. */
export interface RerunChanges {
  /** The first stage to run again; the outputs of those before it are taken over. Default: all stages run. */
  readonly from?: string | undefined
  /** The caller's wishes in place of the old ones; `null` for none. */
  readonly instructions?: string | null | undefined
  /** In place of the content type's templates, which otherwise are taken as they are now. */
  readonly template?: InstructionTemplate | undefined
  /** The name of a configured voice, or a voice; `null` for none. */
  readonly voice?: string | Voice | null | undefined
  /** Which of the configured language models writes it; `null` for the content type's choice. */
  readonly role?: string | null | undefined
  /** To write in (BCP 47). */
  readonly language?: string | undefined
  readonly approval?: ApprovalAsk | undefined
}

/** Another version of a piece, ready to be started. */
export interface PreparedRerun {
  readonly type: ContentType
  readonly record: JobRecord
  readonly input: PieceInput
  /** The outputs that are taken over. */
  readonly given: readonly NewFact[]
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
 * @throws JobError `JOB_NOT_FOUND`; InputError `INPUT_INVALID` for a job that is no piece or a stage that it has not run,
 * `VOICE_UNKNOWN`, `LANGUAGE_UNSUPPORTED`, `PROVIDER_MISSING` — all before anything is stored or paid
 */
export async function prepareRerun(desk: Desk, jobId: string, changes: RerunChanges): Promise<PreparedRerun> {
  const { backend, values, contentTypes } = desk
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
  const log = await backend.read({ jobId, after: 0 })
  const input = await changed(desk, type, await oldInput(log, values), changes)
  return {
    type,
    record,
    input: { ...input, rerunOf: jobId },
    given: outputsBefore(type, log, changes.from, desk.now()),
  }
}

async function oldInput(log: readonly Fact[], values: ValueStore): Promise<PieceInput> {
  const queued = log.find((fact) => fact.type === 'job.queued')
  if (queued?.type !== 'job.queued') throw new Error('The log does not begin with job.queued.')
  // The pipelines of content types take this input and no other.
  return (await values.load(queued.input)) as PieceInput
}

async function changed(
  { voices, models }: Desk,
  type: ContentType,
  old: PieceInput,
  changes: RerunChanges,
): Promise<PieceInput> {
  const {
    instructions: _,
    wishes: oldWishes,
    voice: oldVoice,
    role: oldRole,
    approval: oldGate,
    ...kept
  } = old
  const language = readLanguage(changes.language) ?? old.language
  const wishes = changes.instructions === undefined ? oldWishes : (changes.instructions ?? undefined)
  const voice =
    changes.voice === undefined ? oldVoice : await readVoice(changes.voice ?? undefined, voices, 'voice')
  const role = changes.role === undefined ? oldRole : (changes.role ?? undefined)
  const approval = changes.approval === undefined ? oldGate : readApproval(changes.approval, 'approval')
  const { transcript } = old
  checkWriter(models, { path: 'language', role, language, sourceLanguage: transcript.language })
  return pieceInput(
    type,
    {
      ...kept,
      language,
      ...(wishes === undefined ? {} : { wishes }),
      ...(voice === undefined ? {} : { voice }),
      ...(role === undefined ? {} : { role }),
      ...(approval === undefined ? {} : { approval }),
    },
    changes.template,
  )
}

/** The ends of the stages before `from`, as the new job's own past. */
function outputsBefore(
  { name, pipeline }: ContentType,
  log: readonly Fact[],
  from: string | undefined,
  at: number,
): readonly NewFact[] {
  if (from === undefined) return []
  const stages = pipeline.stages.map((stage) => stage.name)
  if (!stages.includes(from)) {
    throw new InputError({
      message: `${name} has no stage "${from}".`,
      path: 'from',
      action: `Name one of ${stages.join(', ')}.`,
    })
  }
  return stages.slice(0, stages.indexOf(from)).map((stage): NewFact => {
    const end = log.findLast(
      (fact) => (fact.type === 'stage.succeeded' || fact.type === 'stage.skipped') && fact.stage === stage,
    )
    if (end?.type === 'stage.succeeded') return { type: end.type, stage, output: end.output, ms: 0, at }
    if (end?.type === 'stage.skipped') return { type: end.type, stage, at }
    throw new InputError({
      message: `The job did not get through its stage "${stage}".`,
      path: 'from',
      action: `Begin with "${stage}" or an earlier stage.`,
    })
  })
}
