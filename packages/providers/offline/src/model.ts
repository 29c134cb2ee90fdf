import {
  type LanguageCall,
  type LanguageModel,
  type LanguageReply,
  ProviderError,
  usd,
} from '@repurpose/core'
import type { Analysis } from './analysis.ts'
import { type AnalysisCache, createAnalysisCache } from './analysis-cache.ts'
import { type Amount, continueBrief, mergeBriefs, pointsAsSource, writeBrief } from './brief/index.ts'
import { judge } from './judge.ts'
import type { Language } from './languages/index.ts'
import { languageOf, languages, recognize } from './languages/index.ts'
import { gatherMaterial } from './material.ts'
import { takePen } from './pen.ts'
import { type ReadPrompt, readPrompt } from './prompt-parts.ts'
import { adjusted, readRepair, repairFields } from './repair/index.ts'
import { fillSchema } from './schema-filler.ts'
import { breathe, countTokens } from './text/index.ts'
import { writePlain, writerFor } from './writers/index.ts'

/**
 * A language model that needs no key and no network, and is no generative one: it chooses, cleans and joins sentences of
 * the source, and adds fixed phrases and headings. It follows the form of the built-in content types, fills any other
 * schema as far as the source allows, and answers with a summary where no schema is given. The same call
 * has the same answer. It costs nothing; its tokens are words and punctuation marks.
 *
 * It writes in the language of the source: English with a part-of-speech model; Spanish, German, French, Portuguese and
 * Italian by stop words. Asked for a translation it fails with ProviderError `PROVIDER_REJECTED`.
 *
 * @example
 * const repurpose = createRepurpose({ providers: { language: offlineLanguage() } })
 */
export function offlineLanguage(): LanguageModel {
  const cache = createAnalysisCache()
  return {
    specificationVersion: 1,
    kind: 'language',
    provider: 'offline',
    modelId: 'extractive-2',
    capabilities: {
      structured: true,
      streaming: true,
      languages: languages.map(({ code }) => code),
      translates: false,
    },
    generate: (call) => generate(call, cache),
    price: () => usd(0),
  }
}

async function generate(call: LanguageCall, cache: AnalysisCache): Promise<LanguageReply> {
  const read = withSource(readPrompt(call))
  const verdict = call.task === 'judge' ? judge(read, call.outputSchema) : undefined
  const language = verdict === undefined ? languageFor(read) : undefined
  try {
    const text = language === undefined ? verdict : await answerIn(language, call, read, cache)
    await breathe(call.signal)
    const reply = replyTo(call, text)
    await stream(reply.text, call)
    return reply
  } catch (error) {
    if (!call.signal.aborted) throw error
    throw new ProviderError({
      failure: 'aborted',
      message: 'The call to the offline model was stopped.',
      cause: call.signal.reason,
    })
  }
}

/** Where briefs are merged, their points are all there is to read. */
function withSource(read: ReadPrompt): ReadPrompt {
  return read.assignment.stage === 'merge' ? { ...read, source: pointsAsSource(read.part('briefs')) } : read
}

async function answerIn(
  language: Language,
  call: LanguageCall,
  read: ReadPrompt,
  cache: AnalysisCache,
): Promise<string | undefined> {
  const analysis = await cache.get(read.source, language, call.signal)
  await breathe(call.signal)
  if (analysis.sentences.length === 0) return undefined
  if (read.assignment.type !== 'brief') return answer(call, read, analysis)
  const brief = await briefFor(read, analysis, (source) => cache.get(source, language, call.signal))
  return call.outputSchema === undefined
    ? answer(call, read, analysis)
    : JSON.stringify(
        fillSchema(
          call.outputSchema,
          brief,
          takePen(gatherMaterial(analysis, undefined), JSON.stringify(brief)),
        ),
      )
}

/** A brief of the source, of several briefs, or of a brief and the next part of its source. */
async function briefFor(
  read: ReadPrompt,
  analysis: Analysis,
  analyse: (source: string) => Promise<Analysis>,
): Promise<object | undefined> {
  const amount = amountIn(read)
  const { stage } = read.assignment
  if (stage === 'merge') return mergeBriefs(read.part('briefs'), analysis, amount)
  if (stage !== 'refine') return writeBrief(analysis, amount)
  const soFar = read.part('brief')
  const news = writeBrief(analysis, amount)
  return continueBrief(soFar, news, await analyse(pointsAsSource(soFar, news.points)), amount)
}

const points = /points: (\d{1,3}) to (\d{1,3})/

/** How many points a brief should have: the one thing that is read out of instructions. */
function amountIn(read: ReadPrompt): Amount {
  const [, minimum, maximum] = points.exec(read.part('instructions') ?? '') ?? []
  return minimum === undefined || maximum === undefined
    ? { minimum: 8, maximum: 40 }
    : { minimum: Number(minimum), maximum: Math.max(1, Number(maximum)) }
}

/** @throws ProviderError `PROVIDER_REJECTED` for a source that this model cannot read, or an answer it cannot translate. */
function languageFor({ source, assignment }: ReadPrompt): Language {
  const recognized = recognize(source, assignment.language)
  if (recognized.language !== undefined) return recognized.language
  const { found } = recognized
  const isTranslation =
    found !== undefined ||
    (assignment.language !== undefined && languageOf(assignment.language) === undefined)
  const known = languages.map(({ code }) => code).join(', ')
  throw new ProviderError({
    failure: 'permanent',
    message: isTranslation
      ? `The offline model cannot translate: it was asked for ${assignment.language}${found === undefined ? '' : ` and the source is ${found}`}.`
      : `The offline model cannot tell the language of the source; it reads ${known}.`,
    action: 'Ask for the language of the source, or configure a generative model.',
    context: { asked: assignment.language ?? null, found: found ?? null },
  })
}

/** Of an answer without a schema, if nobody says. */
const usualWords = 150

/** `undefined` when the source is too thin for the form: a piece of nothing but headings would be worse than none. */
function answer(call: LanguageCall, read: ReadPrompt, analysis: Analysis): string | undefined {
  const material = gatherMaterial(analysis, read.brief, read.assignment)
  const { assignment } = read
  if (call.outputSchema === undefined) {
    return writePlain(material, assignment.words ?? usualWords)
  }
  const writer = writerFor(assignment)
  const repair = readRepair(read, call.outputSchema)
  if (repair?.fields !== undefined) return JSON.stringify(repairFields(repair, material, assignment, writer))
  const draft = writer?.(material, repair === undefined ? assignment : adjusted(assignment, repair))
  const pen = takePen(material, JSON.stringify(draft ?? ''))
  const filled = fillSchema(call.outputSchema, draft, pen)
  return writer !== undefined && pen.isDry() ? undefined : JSON.stringify(filled)
}

/** Without an answer, because the source says nothing, the call is refused rather than answered with nothing. */
function replyTo(call: LanguageCall, text: string | undefined): LanguageReply {
  const limit = call.maxOutputTokens ?? Number.POSITIVE_INFINITY
  const kept = cutTokens(text ?? '', limit)
  const finish = text === undefined ? 'refusal' : kept === text ? 'stop' : 'length'
  const inputTokens = [call.system ?? '', ...call.prompt.map((part) => part.text)].reduce(
    (total, part) => total + countTokens(part),
    0,
  )
  return { text: kept, finish, usage: { inputTokens, outputTokens: countTokens(kept) } }
}

/** A text up to so many tokens. */
function cutTokens(text: string, limit: number): string {
  if (text.length <= limit || countTokens(text) <= limit) return text
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (countTokens(text.slice(0, middle)) <= limit) low = middle
    else high = middle - 1
  }
  return text.slice(0, low)
}

const deltaLength = 240

async function stream(text: string, { onText, signal }: LanguageCall): Promise<void> {
  signal.throwIfAborted()
  if (onText === undefined) return
  for (let at = 0; at < text.length; at += deltaLength) {
    await breathe(signal)
    onText(text.slice(at, at + deltaLength))
  }
}
