import { contentType, piece, shared } from '@repurpose/core'
import { z } from 'zod'

// Content types as a third-party package would define them: everything is exported, so that its declarations are
// emitted as well.

export const Keywords = z.object({ keywords: z.array(z.string()).min(1) })

export const keywords = shared('keywords', ({ input, transcripts, language }) =>
  transcripts
    .text(input.transcript)
    .then((text) => language.generate({ task: 'keywords', prompt: text, schema: Keywords })),
)

export const MultipleChoice = z.object({
  questions: z.array(
    z.object({ question: z.string(), choices: z.array(z.string()), answer: z.number().int() }),
  ),
})
export const TrueOrFalse = z.object({
  statements: z.array(z.object({ statement: z.string(), isTrue: z.boolean() })),
})
export const QuizOptions = z.object({
  difficulty: z.enum(['easy', 'hard']).default('easy'),
  questions: z.number().int().positive().optional(),
})

/** Each variant has a schema of its own, and requests may set options. */
export const quiz = contentType(
  'quiz',
  {
    label: 'Quiz',
    variants: {
      multiple_choice: { label: 'Multiple choice', output: MultipleChoice },
      true_or_false: { label: 'True or false', output: TrueOrFalse },
    },
    defaults: ['true_or_false'],
    options: QuizOptions,
    instructions: 'Write a quiz in {language}. It is meant to be {options.difficulty}.',
    shares: [keywords],
    priority: 7,
  },
  async ({ input, language }) => {
    const prompt = `${input.instructions} ${input.shared.keywords.keywords.join(', ')}`
    if (input.variant === 'true_or_false') {
      return language.generate({ task: 'true_or_false', prompt, schema: TrueOrFalse })
    }
    const answer = await language.generate({ task: 'multiple_choice', prompt, schema: MultipleChoice })
    const { questions = 1 } = input.options
    return piece(answer, {
      quality: Math.min(1, answer.questions.length / questions),
      checks: [{ name: 'questions', passed: answer.questions.length >= questions, code: 'LENGTH_UNMET' }],
    })
  },
)

export const GlossaryEntry = z.object({ term: z.string(), meaning: z.string() })
export const Glossary = z.object({ entries: z.array(GlossaryEntry), words: z.number() })

/** Written in several stages, one schema for all variants. */
export const glossary = contentType('glossary', {
  variants: { brief: { words: 40 }, full: { words: { minimum: 80, target: 200, maximum: 400 } } },
  defaults: ['brief'],
  output: Glossary,
  shares: [keywords],
  build: (start) =>
    start
      .stage('entries', ({ input, each, language }) =>
        each(
          'term',
          input.shared.keywords.keywords,
          async (term) => ({
            term,
            meaning: await language.generate({ task: 'meaning', prompt: `What is ${term}?` }),
          }),
          { key: (term) => term },
        ),
      )
      .stage('words', { skip: ({ outputs }) => outputs.entries.length === 0 }, ({ outputs }) =>
        outputs.entries.reduce((sum, { meaning }) => sum + meaning.split(' ').length, 0),
      )
      .result(({ outputs }) => ({ entries: outputs.entries, words: outputs.words ?? 0 })),
})

/** The shortest there is: its pieces are texts. */
export const haiku = contentType(
  'haiku',
  { variants: { classic: { words: 12 } }, defaults: ['classic'] },
  ({ input, language }) => language.generate({ task: 'haiku', prompt: input.instructions || 'A haiku.' }),
)

export const ownTypes = [quiz, glossary, haiku] as const
