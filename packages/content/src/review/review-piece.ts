import { type Cue, countWords, InputError, type PieceSpec, type Voice } from '@repurpose/core'
import type { z } from 'zod'
import type { Brief } from '../brief/index.ts'
import { type Finding, findingsOf, loadLanguageDetector, type PieceCheck } from '../checks/index.ts'
import { generatorContent } from '../generator/index.ts'
import { pieceForms } from '../types/index.ts'
import { lengthContract, type PieceForm, reviewDraft, reviewGround } from '../writing/index.ts'

/** A piece of a built-in kind, wherever it was written. */
export interface ReviewedPiece {
  readonly type: string
  readonly variant: string
  readonly value: unknown
  /** It should be written in (BCP 47). */
  readonly language: string
  /** Of the source (BCP 47). Default: the brief's, else the piece's own. Translated quotations are not compared word for word. */
  readonly sourceLanguage?: string | undefined
  /** What it was made from. */
  readonly cues: readonly Cue[]
  /** Without one, it may cite any cue of the source. */
  readonly brief?: Brief | undefined
  readonly voice?: Voice | undefined
  /** What its writer was told; none of it may appear in the piece. */
  readonly instructions?: string | undefined
  /** Default: the lengths of the built-in variant, lowered where the source is too thin for them. */
  readonly spec?: PieceSpec | undefined
  /** Checks of your own, beside the built-in ones. */
  readonly checks?: readonly PieceCheck[] | undefined
}

/**
 * What can be found out about a piece without a model: the findings that a generation would have had about it. Good for
 * pieces that people have edited, or that another tool has written.
 *
 * @throws InputError `CONTENT_TYPE_UNKNOWN` for a type or variant that is not built in
 * @example
 * const findings = await reviewPiece({ type: 'summary', variant: 'short', value, language: 'en', cues })
 * const faults = findings.filter(({ passed, required }) => required && !passed)
 */
export async function reviewPiece(piece: ReviewedPiece): Promise<readonly Finding[]> {
  const { type, variant, value, language, cues, voice, instructions = '', checks } = piece
  const { form, spec } = builtIn(type, variant)
  const parsed = form.schema.safeParse(value)
  if (!parsed.success) return misfit(parsed.error.issues)
  const words = cues.reduce((sum, { text }) => sum + countWords(text), 0)
  const contract = lengthContract(piece.spec ?? spec, { ...form.source, words })
  const { sourceLanguage = piece.brief?.language ?? language } = piece
  const brief = { ...(piece.brief ?? wholeSource(cues)), language: sourceLanguage }
  const ground = reviewGround({ type, variant, contract, language, voice, instructions, brief, cues })
  return reviewDraft(form, parsed.data, ground, { detector: await loadLanguageDetector(), checks })
}

interface BuiltIn {
  readonly form: PieceForm<unknown>
  readonly spec: PieceSpec
}

function builtIn(type: string, variant: string): BuiltIn {
  const forms: Readonly<Record<string, Readonly<Record<string, unknown>>>> = pieceForms
  const form = Object.hasOwn(forms, type) ? forms[type]?.[variant] : undefined
  const spec = generatorContent.find(({ name }) => name === type)?.specs.get(variant)
  // The table holds forms and nothing else; each reviews what its own schema has parsed.
  if (form !== undefined && spec !== undefined) return { form: form as PieceForm<unknown>, spec }
  throw new InputError({
    code: 'CONTENT_TYPE_UNKNOWN',
    message: `There is no built-in form of ${JSON.stringify(`${type}.${variant}`.slice(0, 100))}.`,
    path: 'type',
    action:
      'Check pieces of your own content types with the checks that they need, from @repurpose/content/checks.',
  })
}

function misfit(issues: readonly z.core.$ZodIssue[]): readonly Finding[] {
  const facts = { name: 'shape', required: true, code: 'OUTPUT_INVALID', weight: 3 } as const
  const faults = issues.map(({ path, message }) => ({ path: pathOf(path), message }))
  return findingsOf(facts, faults, 'as its schema says')
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`
    return before === '' ? String(key) : `${before}.${String(key)}`
  }, '')
}

/** A brief of one chapter that is the whole source, so that all of it may be cited. */
function wholeSource(cues: readonly Cue[]): Omit<Brief, 'language'> {
  const ids = cues.map(({ id }) => id)
  return {
    title: '',
    overview: '',
    points: [],
    quotes: [],
    names: [],
    numbers: [],
    chapters: [{ title: '', firstCue: ids[0] ?? '', lastCue: ids.at(-1) ?? '', points: [] }],
    assignments: {},
  }
}
