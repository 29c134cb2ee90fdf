import { expectTypeOf } from 'vitest'
import { z } from 'zod'
import type { StageContext } from '../pipeline/index.ts'
import { createRepurpose } from '../repurpose.ts'
import {
  type ContentType,
  contentType,
  createContentTypeRegistry,
  type GeneratedItem,
  type GenerationRequest,
  type OptionsOf,
  type OutputsOf,
  type PieceInput,
  type PieceSpec,
  piece,
  shared,
  type VariantOf,
} from './index.ts'

const Brief = z.object({ points: z.array(z.string()) })
const Text = z.object({ text: z.string() })
const Posts = z.object({ posts: z.array(z.string()) })
const Tone = z.object({ tone: z.enum(['plain', 'lively']).default('plain') })

const brief = shared('brief', async ({ input, transcripts, language }) => {
  expectTypeOf(input.language).toEqualTypeOf<string>()
  return language.generate({ task: 'brief', prompt: await transcripts.text(input.transcript), schema: Brief })
})

// ---- defining ----

const summary = contentType(
  'summary',
  {
    variants: { short: { words: 80 }, long: { words: 500 } },
    defaults: ['short'],
    output: Text,
    shares: [brief],
  },
  ({ input }) => {
    expectTypeOf(input.variant).toEqualTypeOf<'short' | 'long'>()
    expectTypeOf(input.shared).toEqualTypeOf<{ readonly brief: { points: string[] } }>()
    expectTypeOf(input.spec).toEqualTypeOf<PieceSpec>()
    expectTypeOf(input.options).toEqualTypeOf<undefined>()
    return { text: input.instructions }
  },
)
expectTypeOf<OutputsOf<typeof summary>>().toEqualTypeOf<{
  readonly short: { text: string }
  readonly long: { text: string }
}>()
expectTypeOf<VariantOf<typeof summary>>().toEqualTypeOf<'short' | 'long'>()

const social = contentType(
  'social',
  {
    variants: { thread: { characters: 280, output: Posts, data: { weighted: true } }, post: {} },
    defaults: ['thread', 'post'],
    output: Text,
    options: Tone,
  },
  ({ input }) => {
    expectTypeOf(input.options).toEqualTypeOf<{ tone: 'plain' | 'lively' }>()
    // biome-ignore lint/complexity/noBannedTypes: nothing is shared
    expectTypeOf(input.shared).toEqualTypeOf<{}>()
    return input.variant === 'thread' ? { posts: [] } : piece({ text: 'x' }, { quality: 1 })
  },
)
expectTypeOf<OutputsOf<typeof social>>().toEqualTypeOf<{
  readonly thread: { posts: string[] }
  readonly post: { text: string }
}>()
expectTypeOf<OptionsOf<typeof social>>().toEqualTypeOf<{ tone?: 'plain' | 'lively' | undefined }>()

const post = contentType('post', {
  variants: { plain: {} },
  defaults: ['plain'],
  // What a transform takes in is written, what it makes is the content.
  output: z.object({ at: z.string().transform((text) => new Date(text)) }),
  shares: [brief],
  build: (start) =>
    start
      .stage('outline', ({ input }) => {
        expectTypeOf(input.variant).toEqualTypeOf<'plain'>()
        return input.shared.brief.points
      })
      .stage('at', { skip: ({ outputs }) => outputs.outline.length === 0 }, () => '2026-01-01')
      .result(({ outputs }) => ({ at: outputs.at ?? '' })),
})
expectTypeOf<OutputsOf<typeof post>>().toEqualTypeOf<{ readonly plain: { at: Date } }>()

const haiku = contentType(
  'haiku',
  { variants: { classic: {} }, defaults: ['classic'] },
  ({ input, language }) => language.generate({ task: 'haiku', prompt: input.instructions }),
)
expectTypeOf<OutputsOf<typeof haiku>>().toEqualTypeOf<{ readonly classic: string }>()

// A writer of its own, its context written by hand.
// biome-ignore lint/complexity/noBannedTypes: it needs nothing shared
const write = async ({ input, language }: StageContext<PieceInput<'tiktok' | 'podcast', {}>>) => ({
  text: await language.generate({ task: 'script', prompt: input.variant }),
})
const script = contentType(
  'script',
  { variants: { tiktok: { seconds: 30 }, podcast: { seconds: 600 } }, defaults: ['tiktok'], output: Text },
  write,
)
expectTypeOf(script.with({ priority: 3, variants: { tiktok: { seconds: 20 } } })).toEqualTypeOf<
  typeof script
>()

const anyTypes: readonly ContentType[] = [summary, social, post, haiku, script]
expectTypeOf(createContentTypeRegistry(anyTypes).list()).toEqualTypeOf<readonly ContentType[]>()

// @ts-expect-error a default that is no variant
contentType('x', { variants: { a: {} }, defaults: ['b'] }, () => 'x')
// @ts-expect-error a value that does not fit the output
contentType('x', { variants: { a: {} }, defaults: ['a'], output: Text }, () => ({ txt: 'x' }))
// @ts-expect-error a field that a variant does not have
contentType('x', { variants: { a: { wrods: 80 } }, defaults: ['a'] }, () => 'x')
// @ts-expect-error neither a writer nor stages
contentType('x', { variants: { a: {} }, defaults: ['a'] })
contentType('x', {
  variants: { a: {} },
  defaults: ['a'],
  output: Text,
  // @ts-expect-error a result that does not fit the output
  build: (start) => start.stage('s', () => 1),
})
// @ts-expect-error a shared value that it does not name
contentType('x', { variants: { a: {} }, defaults: ['a'] }, ({ input }) => input.shared.brief.points.join())
// @ts-expect-error a variant that it does not have
script.with({ variants: { reel: { seconds: 20 } } })

// ---- asking ----

const repurpose = createRepurpose({ content: [summary, social, post, haiku, script] })
const source = { text: 'x' }

export async function asked() {
  const job = await repurpose.generate({
    source,
    content: {
      summary: ['short'],
      social: { variants: ['thread'], priority: 9, instructions: 'Kindly.', options: { tone: 'lively' } },
      post: true,
      haiku: {},
    },
  })
  const { contents, items } = await job.result()
  expectTypeOf(contents.summary).toEqualTypeOf<{ readonly short: { text: string } }>()
  expectTypeOf(contents.social).toEqualTypeOf<{ readonly thread: { posts: string[] } }>()
  expectTypeOf(contents.post).toEqualTypeOf<{ readonly plain?: { at: Date } }>()
  expectTypeOf(contents.haiku.classic).toEqualTypeOf<string | undefined>()
  // @ts-expect-error a variant that was not asked for
  contents.summary.long
  // @ts-expect-error a type that was not asked for
  contents.script
  for (const item of items) {
    if (item.type === 'social' && item.variant === 'thread' && item.outcome.status === 'succeeded') {
      expectTypeOf(item.outcome.value).toEqualTypeOf<{ posts: string[] }>()
    }
    if (item.type === 'haiku') expectTypeOf(item.variant).toEqualTypeOf<'classic'>()
  }
  const outcome = await job.outcome()
  if (outcome.status === 'partial') {
    expectTypeOf(outcome.result.contents.summary?.short?.text).toEqualTypeOf<string | undefined>()
  }
}

export async function computed(variants: ('short' | 'long')[], more: readonly ['short', ...'long'[]]) {
  const { contents } = await (await repurpose.generate({ source, content: { summary: variants } })).result()
  expectTypeOf(contents.summary).toEqualTypeOf<{
    readonly short?: { text: string }
    readonly long?: { text: string }
  }>()
  const second = await (
    await repurpose.generate({ source, content: { summary: { variants: more } } })
  ).result()
  expectTypeOf(second.contents.summary.short?.text).toEqualTypeOf<string | undefined>()
}

export async function translated(languages: string[]) {
  const job = await repurpose.generate({
    source,
    content: { summary: ['short'], haiku: { variants: ['classic'], language: 'fr' } },
    languages: ['en', 'pt-br'],
    voice: { tone: 'dry', avoid: ['leverage'] },
    approval: { timeout: '7d' },
  })
  const { contents } = await job.result()
  expectTypeOf(contents.summary.short['pt-br'].text).toEqualTypeOf<string>()
  expectTypeOf(contents.haiku.classic).toEqualTypeOf<string>()
  // @ts-expect-error not asked for
  contents.summary.short.de
  const own = await repurpose.generate({
    source,
    content: { summary: { variants: ['short', 'long'], languages: ['es'], role: 'strong', approval: true } },
  })
  expectTypeOf((await own.result()).contents.summary.long.es).toEqualTypeOf<{ text: string }>()
  const computed = await repurpose.generate({ source, content: { summary: ['short'] }, languages })
  expectTypeOf((await computed.result()).contents.summary.short).toEqualTypeOf<
    { text: string } | { readonly [language: string]: { text: string } | undefined }
  >()
}

export async function parsed(body: unknown) {
  const { request } = await repurpose.parse(body)
  const { contents } = await (await repurpose.generate(request)).result()
  // It may have asked for several languages.
  expectTypeOf(contents.summary?.short).toEqualTypeOf<
    { text: string } | { readonly [language: string]: { text: string } | undefined } | undefined
  >()
  // A request that was put together elsewhere is as loose.
  type Request = GenerationRequest<typeof summary | typeof haiku>
  const loose: Request = { source, content: { summary: true } }
  expectTypeOf(loose.content.summary).not.toBeAny()
  expectTypeOf<GeneratedItem<typeof haiku>['variant']>().toEqualTypeOf<'classic'>()
}

export function refused() {
  // @ts-expect-error an unknown content type
  repurpose.generate({ source, content: { sumary: ['short'] } })
  // @ts-expect-error an unknown content type beside a known one
  repurpose.generate({ source, content: { summary: ['short'], sumary: true } })
  // @ts-expect-error an unknown variant
  repurpose.generate({ source, content: { summary: ['short', 'huge'] } })
  // @ts-expect-error an unknown variant within
  repurpose.generate({ source, content: { summary: { variants: ['huge'] } } })
  // @ts-expect-error a field that an ask does not have
  repurpose.generate({ source, content: { summary: { variants: ['short'], prioritty: 9 } } })
  // @ts-expect-error an option that does not fit
  repurpose.generate({ source, content: { social: { options: { tone: 'sad' } } } })
  // @ts-expect-error options where there are none
  repurpose.generate({ source, content: { summary: { options: { tone: 'plain' } } } })
  // @ts-expect-error a field that a request does not have
  repurpose.generate({ source, content: { summary: true }, langages: ['en'] })
  // @ts-expect-error one language where there are several
  repurpose.generate({ source, content: { summary: true }, languages: 'en' })
  // @ts-expect-error a field that an ask does not have
  repurpose.generate({ source, content: { summary: { langauges: ['en'] } } })
  // @ts-expect-error a field that a voice does not have
  repurpose.generate({ source, content: { summary: true }, voice: { tone: 'dry', audiance: 'all' } })
  // @ts-expect-error a field that an approval does not have
  repurpose.generate({ source, content: { summary: true }, approval: { timout: '7d' } })
  // @ts-expect-error a timeout that is no duration
  repurpose.generate({ source, content: { summary: true }, approval: { timeout: '7 days' } })
  // @ts-expect-error the same within an ask
  repurpose.generate({ source, content: { summary: { approval: { timeout: '7 days' } } } })
  // @ts-expect-error the same within an ask
  repurpose.generate({ source, content: { summary: { approval: { timout: '7d' } } } })
  // @ts-expect-error the same within an ask
  repurpose.generate({ source, content: { summary: { voice: { tone: 'dry', audiance: 'all' } } } })
  // @ts-expect-error a change that a re-run does not know
  void repurpose.rerun('job', { instuctions: 'Shorter.' })
  // @ts-expect-error a rejected piece has no edited value
  void repurpose.reject('job', { value: 'x' })
  // @ts-expect-error nothing to write from
  repurpose.generate({ content: { summary: true } })
}
