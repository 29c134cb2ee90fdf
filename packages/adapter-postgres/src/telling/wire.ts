import type { JobCard } from './job-card.ts'
import type { BareCard } from './matching.ts'
import type { Message, News } from './news.ts'

/**
 * How news looks in a notification:
 *
 *     {"v":1,"from":"<process>","n":12,"news":[["r","default"],["f",["<job>",0,"article",{"tenant":"acme"}]], …]}
 *
 * Processes of different versions of this library share a channel. A reader skips what it does not know: messages
 * of another `v`, kinds of news it never heard of, elements after those it knows. So new kinds and more elements need
 * no new `v`; only a changed meaning does. `n` counts up, because PostgreSQL tells equal payloads of one transaction
 * only once.
 */
const version = 1

/** What a message takes besides its news: its fixed parts, the longest count there can be, and its sender. */
export function sizeOfEnvelope(from: string): number {
  return byteLength(wrap(from, Number.MAX_SAFE_INTEGER, []))
}

export function wrap(from: string, count: number, items: readonly string[]): string {
  return `{"v":${version},"from":${JSON.stringify(from)},"n":${count},"news":[${items.join(',')}]}`
}

export function byteLength(text: string): number {
  return Buffer.byteLength(text)
}

export function writeNews(news: News): string {
  return JSON.stringify(toItem(news))
}

/** `undefined` for whatever is no message of this version. */
export function readMessage(payload: string): Message | undefined {
  const message = parse(payload)
  if (!isRecord(message) || message['v'] !== version) return undefined
  const { from, news } = message
  if (typeof from !== 'string' || !Array.isArray(news)) return undefined
  return { from, news: news.flatMap((item: unknown) => (Array.isArray(item) ? (fromItem(item) ?? []) : [])) }
}

function toItem(news: News): readonly unknown[] {
  switch (news.kind) {
    case 'facts':
      return ['f', toCardItem(news.card)]
    case 'ready':
      return ['r', news.lane]
    case 'held':
      return ['h', news.processId, news.jobId]
    case 'transient': {
      const { card, event } = news
      const { at, stage } = event
      if (event.type === 'text') return ['x', toCardItem(card), at, stage, event.key, event.task, event.delta]
      return ['p', toCardItem(card), at, stage, event.fraction, event.message]
    }
    case 'gap':
      return ['g']
    case 'hello':
      return ['o']
  }
}

function fromItem(item: readonly unknown[]): News | undefined {
  const [kind, first, second] = item
  switch (kind) {
    case 'f': {
      const card = fromCardItem(first)
      return card && { kind: 'facts', card }
    }
    case 'r':
      return typeof first === 'string' ? { kind: 'ready', lane: first } : undefined
    case 'h':
      if (typeof first !== 'string' || typeof second !== 'string') return undefined
      return { kind: 'held', processId: first, jobId: second }
    case 'x':
      return fromTextItem(item)
    case 'p':
      return fromProgressItem(item)
    case 'g':
      return { kind: 'gap' }
    case 'o':
      return { kind: 'hello' }
    default:
      return undefined
  }
}

function fromTextItem([, cardItem, at, stage, key, task, delta]: readonly unknown[]): News | undefined {
  const card = fromCardItem(cardItem)
  if (card === undefined || typeof at !== 'number' || typeof stage !== 'string') return undefined
  if (typeof key !== 'string' || typeof task !== 'string' || typeof delta !== 'string') return undefined
  const { id, rootId } = card
  const event = { type: 'text', jobId: id, rootId, at, stage, key, task, delta } as const
  return { kind: 'transient', card, event }
}

function fromProgressItem([, cardItem, at, stage, fraction, message]: readonly unknown[]): News | undefined {
  const card = fromCardItem(cardItem)
  if (card === undefined || typeof at !== 'number' || typeof stage !== 'string') return undefined
  if (typeof fraction !== 'number') return undefined
  const { id, rootId } = card
  const event = { type: 'progress', jobId: id, rootId, at, stage, fraction } as const
  return { kind: 'transient', card, event: typeof message === 'string' ? { ...event, message } : event }
}

/** A root's own id is not said twice. A bare card ends after the ids. */
function toCardItem(card: JobCard | BareCard): readonly unknown[] {
  const root = card.rootId === card.id ? 0 : card.rootId
  return 'labels' in card ? [card.id, root, card.pipeline, card.labels] : [card.id, root]
}

function fromCardItem(item: unknown): JobCard | BareCard | undefined {
  if (!Array.isArray(item)) return undefined
  const [id, root, pipeline, labels]: readonly unknown[] = item
  const rootId = root === 0 ? id : root
  if (typeof id !== 'string' || typeof rootId !== 'string') return undefined
  if (pipeline === undefined) return { id, rootId }
  return typeof pipeline === 'string' && isLabels(labels) ? { id, rootId, pipeline, labels } : undefined
}

function isLabels(value: unknown): value is JobCard['labels'] {
  return isRecord(value) && Object.values(value).every((label) => typeof label === 'string')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return undefined
  }
}
