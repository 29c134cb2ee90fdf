import { parseArgs } from 'node:util'

export interface DemoOptions {
  readonly transcript: string
  /** By content type: the variants asked for, or `true` for the defaults; all of everything when absent. */
  readonly content: Readonly<Record<string, true | readonly string[]>> | undefined
  readonly language: string | undefined
  readonly out: string
  /** The folder that keeps jobs; in memory without one. */
  readonly durable: string | undefined
  /** How much longer each call takes, in milliseconds. */
  readonly slowMs: number
}

export class UsageError extends Error {}

export const usage = `Usage: npm run demo -- [options]

  --transcript FILE   WebVTT, SRT, JSON cues or plain text. Default: the talk that comes with the example.
  --content LIST      Content types, each with variants if you like: summary,blog_post:1000_words,script:tiktok
                      Default: every variant of every type.
  --language CODE     The language to write in. Default: that of the transcript.
  --out DIR           Where the pieces and report.json go. Default: out
  --durable DIR       Records everything in DIR: end the demo however you like, and the same command continues it.
  --slow SECONDS      Makes every call take so much longer, as a real model would. Default: 0
  --help              This text.
`

const ownTranscript = new URL('../transcripts/canal-town.en.vtt', import.meta.url).pathname

/** @throws UsageError for options that make no sense; `undefined` when only help is asked for. */
export function readOptions(argv: readonly string[]): DemoOptions | undefined {
  const { values } = parse(argv)
  if (values.help === true) return undefined
  if (values.durable === '') throw new UsageError('--durable: name a folder.')
  return {
    transcript: values.transcript ?? ownTranscript,
    content: values.content === undefined ? undefined : readContent(values.content),
    language: values.language,
    out: values.out ?? 'out',
    durable: values.durable,
    slowMs: values.slow === undefined ? 0 : readSeconds(values.slow),
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        transcript: { type: 'string' },
        content: { type: 'string' },
        language: { type: 'string' },
        out: { type: 'string' },
        durable: { type: 'string' },
        slow: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** `summary,blog_post:1000_words,blog_post:500_words` by type. A type named alone asks for its defaults. */
function readContent(list: string): Readonly<Record<string, true | readonly string[]>> {
  const wanted = new Map<string, string[]>()
  for (const entry of list.split(',').map((part) => part.trim())) {
    const [type = '', variant, ...rest] = entry.split(':')
    if (type === '' || variant === '' || rest.length > 0) {
      throw new UsageError(`--content: "${entry}" is neither TYPE nor TYPE:VARIANT.`)
    }
    wanted.set(type, [...(wanted.get(type) ?? []), ...(variant === undefined ? [] : [variant])])
  }
  return Object.fromEntries(
    [...wanted].map(([type, variants]) => [type, variants.length === 0 ? true : variants]),
  )
}

function readSeconds(text: string): number {
  if (!/^\d{1,2}(\.\d+)?$/.test(text)) {
    throw new UsageError(`--slow: "${text}" is no number of seconds below 100.`)
  }
  return Number(text) * 1_000
}
