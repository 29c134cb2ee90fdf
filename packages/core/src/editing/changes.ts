import { z } from 'zod'
import {
  type ApprovalAsk,
  type ApprovalGate,
  checkTemplate,
  type InstructionTemplate,
  readVoice,
  type Voice,
  type Voices,
} from '../content/index.ts'
import { parseInput } from '../pipeline/index.ts'
import { mostInstructions, readApproval, readLanguage } from '../plan/index.ts'

/** What is different in another version of a piece. What is left out stays as it was. */
export interface RerunChanges {
  /** The first stage to run again; the outputs of those before it are taken over. Default: all stages run. */
  readonly from?: string | undefined
  /** The caller's wishes in place of the old ones; `null` for none. At most 10,000 characters. */
  readonly instructions?: string | null | undefined
  /** In place of the content type's templates, which otherwise are taken as they are now. */
  readonly template?: InstructionTemplate | undefined
  /** The name of a configured voice, or a voice; `null` for none. */
  readonly voice?: string | Voice | null | undefined
  /** Which of the configured language models writes it; `null` for the content type's choice. */
  readonly role?: string | null | undefined
  /** To write in (BCP 47). */
  readonly language?: string | undefined
  /** Whether somebody has to approve the new version; `false` for nobody. */
  readonly approval?: ApprovalAsk | undefined
}

/** Changes that were checked: `undefined` leaves what is there, `null` takes it away. */
export interface CheckedChanges {
  readonly from: string | undefined
  readonly wishes: string | null | undefined
  readonly template: InstructionTemplate | undefined
  readonly voice: Voice | null | undefined
  readonly role: string | null | undefined
  readonly language: string | undefined
  readonly approval: ApprovalGate | null | undefined
}

const anything = z.unknown().optional()
const changesShape = z.strictObject(
  {
    from: anything,
    instructions: anything,
    template: anything,
    voice: anything,
    role: anything,
    language: anything,
    approval: anything,
  },
  { error: ({ code }) => (code === 'invalid_type' ? 'Give an object with what is to change.' : undefined) },
)
const fromShape = z.string('Give the name of a stage.').optional()
const instructionsShape = z.string('Give a text, or null for none.').max(mostInstructions).nullish()
const templateShape = z
  .custom<InstructionTemplate>(
    (template) => typeof template === 'string' || typeof template === 'function',
    'Give a text with placeholders, or a function.',
  )
  .optional()
const roleShape = z
  .string("Give the role of a configured language model, or null for the content type's choice.")
  .min(1)
  .max(100)
  .nullish()

/**
 * Checks changes of unknown shape.
 *
 * @throws InputError with the path of the field: `INPUT_INVALID`, `VOICE_UNKNOWN`
 */
export async function readChanges(changes: unknown, voices: Voices): Promise<CheckedChanges> {
  const { instructions, voice, approval, ...raw } = await parseInput(changesShape, changes, 'changes')
  const wishes = await parseInput(instructionsShape, instructions, 'instructions')
  const template = await parseInput(templateShape, raw.template, 'template')
  checkTemplate(template, 'template')
  const gate = await readApproval(approval, 'approval')
  return {
    from: await parseInput(fromShape, raw.from, 'from'),
    wishes: wishes?.trim() === '' ? null : wishes,
    template,
    voice: voice === null ? null : await readVoice(voice, voices, 'voice'),
    role: await parseInput(roleShape, raw.role, 'role'),
    language: readLanguage(raw.language),
    approval: approval === undefined ? undefined : (gate ?? null),
  }
}
