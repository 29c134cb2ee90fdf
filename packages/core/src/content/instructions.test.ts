import { describe, expect, it } from 'vitest'
import { checkTemplate, renderInstructions, type TemplateContext } from './instructions.ts'

const context: TemplateContext = {
  type: 'summary',
  variant: 'short',
  spec: {
    label: 'Short',
    words: { minimum: 64, target: 80, maximum: 96 },
    characters: 280,
    data: { voice: 'calm', live: true },
  },
  language: 'es',
  wishes: undefined,
  options: { tone: 'plain', tags: ['a', 'b'], none: [], deep: { n: 1 } },
}

describe('renderInstructions', () => {
  it.each([
    ['{type} {variant} {label}', 'summary short Short'],
    ['Write in {language}.', 'Write in Spanish.'],
    ['{words}, {words.minimum} to {words.maximum}', '80, 64 to 96'],
    ['At most {characters} characters.', 'At most 280 characters.'],
    ['{options.tone}: {options.tags} {options.deep.n}', 'plain: a, b 1'],
    ['{data.voice} {data.live}', 'calm true'],
    ['Answer {"text": "{label}"} or { x } or {} .', 'Answer {"text": "Short"} or { x } or {} .'],
  ])('fills in %j', (template, expected) => {
    expect(renderInstructions([template], context)).toBe(expected)
  })

  it.each([
    ['a length that the variant does not have', '{seconds}'],
    ['an option that is not set', '{options.mood}'],
    ['an empty list', '{options.none}'],
    ['wishes that nobody has', '{wishes}'],
    ['an object', '{options.deep}'],
    ['something inherited', '{options.toString}{options.constructor.name}'],
    ['a path through a text', '{options.tone.length}'],
  ])('leaves out the line that asks for %s', (_, placeholder) => {
    expect(renderInstructions([`First.\nIt has ${placeholder} of it.\nLast.`], context)).toBe('First.\nLast.')
  })

  it('leaves out a line whose value is blank', () => {
    expect(renderInstructions(['First.\n{wishes}'], { ...context, wishes: '  ' })).toBe('First.')
  })

  it('joins the templates in order and ends with the wishes', () => {
    const templates = ['Of the type.', undefined, ({ variant }: TemplateContext) => `Of ${variant}.\n`]
    expect(renderInstructions(templates, { ...context, wishes: 'British spelling.' })).toBe(
      'Of the type.\n\nOf short.\n\nBritish spelling.',
    )
  })

  it('puts the wishes where a template wants them, once', () => {
    const templates = ['The client says: {wishes}', 'Of the variant.']
    expect(renderInstructions(templates, { ...context, wishes: 'be {type}' })).toBe(
      'The client says: be {type}\n\nOf the variant.',
    )
  })

  it('is empty when there is nothing to say', () => {
    expect(renderInstructions([undefined, ' \n'], context)).toBe('')
  })

  it.each(['qaa', 'the Queen’s English'])('shows a language that has no name as it is', (language) => {
    expect(renderInstructions(['{language}'], { ...context, language })).toBe(language)
  })
})

describe('checkTemplate', () => {
  it('lets through functions, nothing, and texts with known placeholders', () => {
    for (const template of [
      undefined,
      () => '{nonsense}',
      'Plain.',
      '{words.target} {options.a-b} {data.x_y}',
    ]) {
      expect(() => checkTemplate(template, 'x')).not.toThrow()
    }
  })

  it('refuses a placeholder that does not exist', () => {
    expect(() => checkTemplate('{nonsense.of.it}', 'x.instructions')).toThrow(
      expect.objectContaining({
        code: 'INPUT_INVALID',
        path: 'x.instructions',
        message: expect.stringContaining('{nonsense.of.it}'),
      }),
    )
  })
})
