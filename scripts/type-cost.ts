import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createConsumerProject } from './consumer-project.ts'

/**
 * What the types cost those who use a lot of them: 30 content types and 10 pipelines of 25 stages, checked with
 * declaration emit in a project that installs the packed packages.
 */
const contentTypes = 30
const pipelines = 10
const stages = 25
const most = { checkSeconds: 3, declarationBytes: 100_000 }

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

function contentTypeSource(n: number): string {
  const options = `{
    variants: {
      short: { words: 80, label: 'Short ${n}' },
      long: { words: 500, output: Long${n}, instructions: 'Write {words} words in {language}.' },
      card: { characters: 280, output: Card${n}, data: { weighted: true } },
    },
    defaults: ['short'],
    output: Short${n},
    options: Options${n},
    shares: [brief],`
  const define =
    n % 2 === 0
      ? `contentType('type_${n}', ${options}
  },
  async ({ input, language, step }) => {
    const text = await language.generate({ task: 'write', prompt: input.shared.brief.points.join() })
    if (input.variant === 'long') return { title: text, sections: [{ heading: input.options.tone, text }] }
    return input.variant === 'card' ? { text, tags: await step('tags', () => ['a']) } : { text }
  },
)`
      : `contentType('type_${n}', ${options}
    build: (start) =>
      start
        .stage('outline', ({ input, language }) =>
          language.generate({ task: 'outline', prompt: input.instructions, schema: Long${n} }),
        )
        .stage('texts', { retry: { attempts: 3 } }, ({ outputs, each }) =>
          each('section', outputs.outline.sections, ({ heading, text }) => heading + text),
        )
        .stage('card', { skip: ({ input }) => input.variant !== 'card' }, ({ outputs }) => ({
          text: outputs.texts.join(),
          tags: ['a'],
        }))
        .result(({ input, outputs }) =>
          input.variant === 'long' ? outputs.outline : (outputs.card ?? { text: outputs.texts.join() }),
        ),
  },
)`
  return `
export const Short${n} = z.object({ text: z.string().min(1) })
export const Long${n} = z.object({ title: z.string(), sections: z.array(z.object({ heading: z.string(), text: z.string() })) })
export const Card${n} = z.object({ text: z.string().max(280), tags: z.array(z.string()) })
const Options${n} = z.object({ tone: z.enum(['plain', 'lively']).default('plain'), depth${n}: z.number().optional() })
export const type${n} = ${define}
`
}

function pipelineSource(n: number): string {
  const lines = numbers(stages).map((m) => {
    const earlier = m === 1 ? 'input.text.length' : `outputs.stage${m - 1}?.value ?? 0`
    const run = `({ input, outputs }) => ({ value: ${earlier}, label${m}: input.tags.join() })`
    const options = {
      0: `{ skip: ({ input }) => input.text === '', onError: () => ({ value: 0, reason: 'failed' as const }), timeout: '3s' }, `,
      1: `{ skip: ({ ${m === 1 ? 'input' : 'outputs'} }) => ${m === 1 ? `input.text === ''` : `outputs.stage1 === undefined`} }, `,
      2: `{ onError: (error) => ({ value: -1, code: error.code }) }, `,
      3: `{ retry: { attempts: 5, delay: '2s' }, expect: '30s', was: ['old${m}'] }, `,
      4: '',
    }[m % 5]
    return `  .stage('stage${m}', ${options}${run})`
  })
  return `
export const pipeline${n} = pipeline('pipeline-${n}', z.object({ text: z.string(), tags: z.array(z.string()).default([]) }))
${lines.slice(0, 10).join('\n')}
  .stop('early', ({ outputs }) => outputs.stage4.value > 100, ({ outputs }) => ({ early: true as const, first: outputs.stage1 }))
${lines.slice(10).join('\n')}
  .on({ settled: ({ outcome }) => outcome.status })
`
}

function useSource(): string {
  const asks = numbers(contentTypes).map((n) => `type_${n}: ${n % 3 === 0 ? 'true' : "['short', 'long']"}`)
  return `
export const repurpose = createRepurpose({ content: [${namesOf('type', contentTypes)}], work: false })
export async function everything(text: string) {
  const job = await repurpose.generate({ source: { text }, content: { ${asks.join(', ')} } })
  job.on('stage.succeeded', ({ stage }) => stage)
  const { contents } = await job.result()
  return [contents.type_1.short, contents.type_2.long, contents.type_3.card?.tags]
}
export const start = async (text: string) => [
${numbers(pipelines)
  .map((n) => `  (await (await repurpose.start(pipeline${n}, { text })).result()),`)
  .join('\n')}
].length
`
}

function namesOf(what: string, count: number): string {
  return numbers(count)
    .map((n) => `${what}${n}`)
    .join(', ')
}

function writeSources(folder: string): void {
  const library = (names: string) => `import { ${names} } from '@repurpose/core'\n`
  const zod = `import { z } from 'zod'\n`
  const brief = `const brief = shared('brief', ({ input, language }) =>
  language.generate({ task: 'brief', prompt: input.language, schema: z.object({ points: z.array(z.string()) }) }))\n`
  const files = {
    'content.ts':
      library('contentType, shared') + zod + brief + numbers(contentTypes).map(contentTypeSource).join(''),
    'pipelines.ts': library('pipeline') + zod + numbers(pipelines).map(pipelineSource).join(''),
    'use.ts':
      library('createRepurpose') +
      `import { ${namesOf('type', contentTypes)} } from './content.ts'\n` +
      `import { ${namesOf('pipeline', pipelines)} } from './pipelines.ts'\n` +
      useSource(),
    // What is declared by others is theirs: zod and Node's types alone take longer than all of this.
    'tsconfig.json': JSON.stringify({
      extends: '../tsconfig.json',
      compilerOptions: { rootDir: '.', outDir: 'out', skipLibCheck: true },
      include: ['*.ts'],
    }),
  }
  mkdirSync(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
}

/** What tsc says of itself: `Check time: 1.23s` becomes 1.23. */
function secondsOf(diagnostics: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+([\\d.]+)s`, 'm').exec(diagnostics)?.[1])
}

function declarationBytes(folder: string): number {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => statSync(path.join(folder, name)).size)
    .reduce((sum, bytes) => sum + bytes, 0)
}

using project = await createConsumerProject()
const folder = path.join(project.folder, 'type-cost')
writeSources(folder)
// Another program may have had the processor: the best of five says what the types cost.
let seconds = Number.POSITIVE_INFINITY
for (let round = 1; round <= 5 && seconds >= most.checkSeconds; round += 1) {
  const diagnostics = await project.tsc('--project', folder, '--extendedDiagnostics')
  seconds = Math.min(seconds, secondsOf(diagnostics, 'Check time'))
}
const bytes = declarationBytes(path.join(folder, 'out'))
console.log(
  `${contentTypes} content types and ${pipelines} pipelines of ${stages} stages: ` +
    `${seconds} s to check, ${bytes} bytes of declarations`,
)
if (seconds >= most.checkSeconds || bytes >= most.declarationBytes) {
  console.log(`Less than ${most.checkSeconds} s and ${most.declarationBytes} bytes are wanted.`)
  process.exitCode = 1
}
