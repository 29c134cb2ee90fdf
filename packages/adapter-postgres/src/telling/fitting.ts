import type { JobCard } from './job-card.ts'
import type { BareCard } from './matching.ts'
import type { News } from './news.ts'
import { byteLength, writeNews } from './wire.ts'

/** A card that takes more, with labels as long as a page, travels bare, so that room is left for what it is about. */
const mostOfCard = 3_000

/** A message of a progress event that takes more is cut. */
const mostOfMessage = 1_000

/** Below this, text comes in so many pieces that it is not worth telling. */
const leastOfText = 500

/**
 * News in the items that say it, none of them larger than `room` bytes. Long text becomes several items; what fits in
 * no way gives none.
 */
export function toItems(news: News, room: number): readonly string[] {
  const fitting = withFittingCard(news)
  if (fitting.kind !== 'transient') return ifFits(writeNews(fitting), room)
  const { event } = fitting
  if (event.type === 'text') return textItems({ ...fitting, event }, room)
  if (event.message === undefined) return ifFits(writeNews(fitting), room)
  const message = cut(event.message, mostOfMessage)
  return ifFits(writeNews({ ...fitting, event: { ...event, message } }), room)
}

function ifFits(item: string, room: number): readonly string[] {
  return byteLength(item) <= room ? [item] : []
}

function withFittingCard(news: News): News {
  if (!('card' in news) || byteLength(JSON.stringify(news.card)) <= mostOfCard) return news
  return { ...news, card: bare(news.card) }
}

function bare({ id, rootId }: JobCard | BareCard): BareCard {
  return { id, rootId }
}

type TransientNews = Extract<News, { readonly kind: 'transient' }>
type TextNews = TransientNews & { readonly event: Extract<TransientNews['event'], { readonly type: 'text' }> }

function textItems(news: TextNews, room: number): readonly string[] {
  const whole = writeNews(news)
  if (byteLength(whole) <= room) return [whole]
  const roomOfText = room - byteLength(writeNews({ ...news, event: { ...news.event, delta: '' } }))
  if (roomOfText < leastOfText) return []
  return pieces(news.event.delta, roomOfText).map((delta) =>
    writeNews({ ...news, event: { ...news.event, delta } }),
  )
}

/** A text in pieces that take no more than `room` bytes as JSON. */
function pieces(text: string, room: number): readonly string[] {
  const all: string[] = []
  for (let start = 0; start < text.length; ) {
    const end = endOfPiece(text, start, room)
    all.push(text.slice(start, end))
    start = end
  }
  return all
}

/** The end of a piece is never within a character. */
function endOfPiece(text: string, start: number, room: number): number {
  let size = 0
  let end = start
  for (const character of text.slice(start)) {
    size += sizeInJson(character)
    if (size > room) break
    end += character.length
  }
  return end
}

function cut(text: string, room: number): string {
  if (sizeInJson(text) <= room) return text
  return `${text.slice(0, endOfPiece(text, 0, room - sizeInJson('…')))}…`
}

/** Without the quotation marks. */
function sizeInJson(text: string): number {
  return byteLength(JSON.stringify(text)) - 2
}
