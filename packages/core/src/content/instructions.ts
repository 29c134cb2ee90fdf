import { InputError } from '../errors/index.ts'
import { languageName } from './language-name.ts'
import { suggestion } from './nearest.ts'
import type { PieceSpec } from './piece-spec.ts'
import type { Voice } from './voice.ts'

/** What an instruction template can draw on. */
export interface TemplateContext {
  readonly type: string
  readonly variant: string
  readonly spec: PieceSpec
  /** BCP 47; a template's `{language}` is its English name. */
  readonly language: string
  readonly wishes: string | undefined
  readonly voice?: Voice | undefined
  readonly options: unknown
}

/**
 * What the writer of a piece is told: a function of the piece, or a text with placeholders. These are `{type}`,
 * `{variant}`, `{label}`, `{language}`, `{words}` (also `{words.minimum}`, `{words.maximum}`), `{seconds}`,
 * `{characters}`, `{wishes}`, `{options.…}` and `{data.…}`. A line with a placeholder that has no value for the piece
 * is left out. Other braces stay as they are.
 */
export type InstructionTemplate = string | ((context: TemplateContext) => string)

const placeholder = /\{([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9_-]+)*)\}/g
const roots = [
  'type',
  'variant',
  'label',
  'language',
  'words',
  'seconds',
  'characters',
  'wishes',
  'options',
  'data',
]

/** @throws InputError `INPUT_INVALID` for a placeholder that does not exist. */
export function checkTemplate(template: InstructionTemplate | undefined, path: string): void {
  if (typeof template !== 'string') return
  for (const [, name = ''] of template.matchAll(placeholder)) {
    const [root = ''] = name.split('.')
    if (roots.includes(root)) continue
    throw new InputError({
      message: `The template has an unknown placeholder {${name}}.${suggestion(root, roots)}`,
      path,
      action: `Use ${roots.map((known) => `{${known}}`).join(', ')}.`,
    })
  }
}

/** The templates of a piece filled in, in order, and the caller's wishes last unless a template has placed them. */
export function renderInstructions(
  templates: readonly (InstructionTemplate | undefined)[],
  context: TemplateContext,
): string {
  const paragraphs = templates.map((template) => (template === undefined ? '' : render(template, context)))
  const placed = templates.some((template) => typeof template === 'string' && template.includes('{wishes}'))
  if (!placed && context.wishes !== undefined) paragraphs.push(context.wishes)
  return paragraphs
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

function render(template: InstructionTemplate, context: TemplateContext): string {
  if (typeof template === 'function') return template(context)
  const values = valuesOf(context)
  return template
    .split('\n')
    .map((line) => fill(line, values))
    .filter((line) => line !== undefined)
    .join('\n')
}

function fill(line: string, values: Readonly<Record<string, unknown>>): string | undefined {
  let complete = true
  const filled = line.replace(placeholder, (_, name: string) => {
    const text = textOf(read(values, name))
    if (text === undefined) complete = false
    return text ?? ''
  })
  return complete ? filled : undefined
}

function valuesOf({
  type,
  variant,
  spec,
  language,
  wishes,
  options,
}: TemplateContext): Readonly<Record<string, unknown>> {
  const { label, words, seconds, characters, data } = spec
  return {
    type,
    variant,
    label,
    language: languageName(language),
    words,
    seconds,
    characters,
    wishes,
    options,
    data,
  }
}

function read(values: unknown, name: string): unknown {
  return name.split('.').reduce<unknown>(
    // Own properties only: a template must not reach into prototypes.
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    values,
  )
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(String).join(', ')
  // `{words}` alone is the target.
  return typeof value === 'object' && value !== null && 'target' in value ? textOf(value.target) : undefined
}
