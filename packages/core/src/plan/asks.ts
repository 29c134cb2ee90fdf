import { z } from 'zod'
import {
  type ApprovalGate,
  type ContentType,
  type ContentTypeRegistry,
  type PieceSpec,
  type PlanWarning,
  readVoice,
  type Voice,
  type Voices,
} from '../content/index.ts'
import { InputError } from '../errors/index.ts'
import { parseInput } from '../pipeline/index.ts'
import { type Priority, toPriority } from '../priority/index.ts'
import { readApproval } from './approval.ts'
import { type AskedLanguage, readLanguages } from './language.ts'

/** What a request wants of one content type, checked and in full. */
export interface FullAsk {
  readonly type: ContentType
  /** In the order they are asked for, each once. */
  readonly variants: ReadonlyMap<string, PieceSpec>
  /** Absent: the type's. */
  readonly priority: Priority | undefined
  readonly instructions: string | undefined
  /** To write in; absent where the request does not say. */
  readonly languages: readonly AskedLanguage[]
  readonly voice: Voice | undefined
  readonly role: string | undefined
  readonly approval: ApprovalGate | undefined
  /** As the type's options schema understood them. */
  readonly options: unknown
  /** The ask as it was given. */
  readonly raw: z.output<typeof askShape>
}

/** What a request says for all its content, where one ask says nothing else. */
export interface AskDefaults {
  readonly languages: readonly AskedLanguage[]
  readonly voice: Voice | undefined
  readonly approval: ApprovalGate | undefined
}

const longestName = 100

/**
 * The content of a request, checked against the content types there are.
 *
 * @throws InputError `CONTENT_TYPE_UNKNOWN`, naming the known ones; `CONTENT_EMPTY`; `INPUT_INVALID` with the path of
 * the field for anything that has the wrong shape or is too much.
 */
export async function readContent(
  content: unknown,
  registry: ContentTypeRegistry,
  limits: { readonly maxPieces: number; readonly maxInstructions: number; readonly voices: Voices },
  defaults: AskDefaults,
): Promise<{ readonly asks: readonly FullAsk[]; readonly warnings: readonly PlanWarning[] }> {
  const wanted = Object.entries(await parseInput(contentShape, content, 'content')).filter(
    ([, ask]) => ask !== undefined,
  )
  const warnings: PlanWarning[] = []
  const asks: FullAsk[] = []
  for (const [name, ask] of wanted) {
    const type = registry.get(name)
    const path = `content.${name}`
    const raw = await readAsk(ask, path)
    const { variants, priority, instructions, options, role, approval } = raw
    const asked = readLanguages(raw, path)
    refuseLength(instructions, limits.maxInstructions, `${path}.instructions`)
    const chosen = chooseVariants(type, variants)
    warnings.push(...chosen.warnings, ...(asked?.warnings ?? []))
    asks.push({
      type,
      variants: chosen.variants,
      priority: priority === undefined ? undefined : toPriority(priority, `${path}.priority`),
      instructions: instructions?.trim() === '' ? undefined : instructions,
      languages: asked?.languages ?? defaults.languages,
      voice: (await readVoice(raw.voice, limits.voices, `${path}.voice`)) ?? defaults.voice,
      role,
      approval: approval === undefined ? defaults.approval : await readApproval(approval, `${path}.approval`),
      options: await readOptions(type, options, `${path}.options`),
      raw,
    })
  }
  refuseCount(
    asks.reduce((count, { variants, languages }) => count + variants.size * languages.length, 0),
    limits.maxPieces,
    registry,
  )
  return { asks, warnings }
}

/** Any object: its keys are looked up one by one, so that also `__proto__` is met as an unknown type. */
const contentShape = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'Give an object with a content type per key, such as { summary: true }.',
)

const variantsShape = z.array(z.string(), 'Give a list of variants.').max(1000).readonly()

const askShape = z.strictObject({
  variants: variantsShape.optional(),
  priority: z
    .union(
      [
        z.enum(['high', 'normal', 'low']),
        z.number(),
        z.strictObject({ level: z.enum(['high', 'normal', 'low']), score: z.number() }),
      ],
      "Give 'high', 'normal' or 'low', a number from 1 to 10, or { level, score }.",
    )
    .optional(),
  instructions: z.string('Give a text.').optional(),
  language: z.unknown().optional(),
  languages: z.unknown().optional(),
  voice: z.unknown().optional(),
  role: z.string('Give the role of a configured language model.').min(1).max(100).optional(),
  approval: z.unknown().optional(),
  options: z.unknown().optional(),
})

async function readAsk(ask: unknown, path: string): Promise<z.output<typeof askShape>> {
  if (ask === true) return {}
  if (Array.isArray(ask)) return { variants: await parseInput(variantsShape, ask, path) }
  if (typeof ask === 'object' && ask !== null) return parseInput(askShape, ask, path)
  throw new InputError({
    message: 'This does not say what is wanted.',
    path,
    action:
      "Give true for the type's defaults, a list of variants, or { variants, priority, instructions, language, voice, … }.",
  })
}

/** The variants that are wanted, and the type's defaults in place of those it does not have. */
function chooseVariants(
  type: ContentType,
  wanted: readonly string[] = type.defaults,
): { readonly variants: ReadonlyMap<string, PieceSpec>; readonly warnings: readonly PlanWarning[] } {
  const variants = new Map<string, PieceSpec>()
  for (const name of wanted.flatMap((variant) =>
    type.specs.has(variant) ? [variant] : [variant, ...type.defaults],
  )) {
    const spec = type.specs.get(name)
    if (spec !== undefined) variants.set(name, spec)
  }
  const warnings = [...new Set(wanted)].flatMap((variant): readonly PlanWarning[] => {
    const shown = variant.slice(0, longestName)
    const path = `content.${type.name}.${shown}`
    if (!type.specs.has(variant)) {
      const message = `${type.name} has no variant "${shown}"; made instead: ${type.defaults.join(', ')}.`
      return [{ code: 'VARIANT_UNKNOWN', message, path }]
    }
    const isRepeated = wanted.indexOf(variant) !== wanted.lastIndexOf(variant)
    return isRepeated
      ? [
          {
            code: 'VARIANT_DUPLICATE',
            message: `${type.name} (${shown}) is asked for twice and made once.`,
            path,
          },
        ]
      : []
  })
  return { variants, warnings }
}

async function readOptions(type: ContentType, options: unknown, path: string): Promise<unknown> {
  const schema = type.options
  if (schema !== undefined && options !== undefined) return parseInput(schema, options, path)
  if (schema !== undefined) {
    // Without options: none where the schema allows that, otherwise an object of its defaults.
    const none = await schema['~standard'].validate(undefined)
    return none.issues === undefined ? none.value : parseInput(schema, {}, path)
  }
  if (options === undefined) return undefined
  throw new InputError({ message: `${type.name} takes no options.`, path, action: 'Leave the options out.' })
}

function refuseLength(instructions: string | undefined, longest: number, path: string): void {
  if (instructions === undefined || instructions.length <= longest) return
  throw new InputError({
    message: `The instructions have ${instructions.length} characters; ${longest} are allowed.`,
    path,
    action: 'Shorten them. Material to write from belongs into the source.',
  })
}

function refuseCount(count: number, most: number, registry: ContentTypeRegistry): void {
  if (count === 0) {
    const known = registry.list().map(({ name }) => name)
    throw new InputError({
      code: 'CONTENT_EMPTY',
      message: 'The request asks for no content.',
      path: 'content',
      action: `Ask for at least one of ${known.join(', ')}.`,
    })
  }
  if (count <= most) return
  throw new InputError({
    message: `The request asks for ${count} pieces; ${most} are allowed.`,
    path: 'content',
    action: 'Split it into several requests.',
  })
}
