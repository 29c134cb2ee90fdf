import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A recording of the corpus with what its makers hold for its facts. */
export interface Recording {
  /** `en/talk` */
  readonly name: string
  readonly language: string
  /** Cues as a captioning program with an ear for sentences would make them. */
  readonly lines: readonly string[]
  readonly facts: readonly Fact[]
}

export interface Fact {
  readonly statement: string
  /** A sentence, or two neighbours, say the statement when each group has an alternative in them. */
  readonly terms: readonly (readonly string[])[]
  /** Default 1. */
  readonly weight?: number
}

const root = path.resolve(import.meta.dirname, '../../../../tests/corpus')

/**
 * Every recording there is: short and long ones, in each language. The files of a folder are parts of one recording, and
 * recordings by themselves where `parts` are asked for.
 */
export function recordings(parts = false): readonly Recording[] {
  if (!existsSync(root)) return []
  return readdirSync(root)
    .sort()
    .filter((language) => /^[a-z]{2}$/.test(language))
    .flatMap((language) => {
      const files = new Map<string, string[]>()
      for (const file of readdirSync(path.join(root, language), {
        recursive: true,
        encoding: 'utf8',
      }).sort()) {
        if (!file.endsWith('.txt')) continue
        const isWhole = parts || path.dirname(file) === '.'
        const name = isWhole ? file.slice(0, -'.txt'.length) : path.dirname(file)
        files.set(name, [...(files.get(name) ?? []), path.join(root, language, file)])
      }
      return [...files].map(([name, own]) => ({
        name: `${language}/${name}`,
        language,
        lines: own.flatMap((file) => linesOf(readFileSync(file, 'utf8'), language)),
        facts: own.flatMap((file) => factsBeside(file)),
      }))
    })
}

function factsBeside(file: string): readonly Fact[] {
  const facts = file.replace(/\.txt$/, '.facts.json')
  return existsSync(facts) ? JSON.parse(readFileSync(facts, 'utf8')) : []
}

const speaker = /^(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}): /u

/** A sentence a line, each with the speaker of its paragraph. */
function linesOf(text: string, language: string): readonly string[] {
  return text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap((paragraph) => {
      const prefix = speaker.exec(paragraph)?.[0] ?? ''
      return sentencesOf(paragraph.slice(prefix.length), language).map((sentence) => prefix + sentence)
    })
}

function sentencesOf(text: string, language: string): readonly string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment.trim()).filter((part) => part !== '')
}

/** The first sentences of a recording, about as many words as are wanted: what a reader in a hurry gets anyway. */
export function leadOf({ lines, language }: Recording, words: number): string {
  const chosen: string[] = []
  let count = 0
  for (const line of lines) {
    const text = line.replace(speaker, '')
    const length = wordCount(text)
    // The last one comes along when that brings the sum nearer.
    if (count + length / 2 > words) break
    chosen.push(...sentencesOf(text, language))
    count += length
  }
  return chosen.join(' ')
}

export function wordCount(text: string): number {
  return text.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
}

/** The share of the facts that a text says, by their weights, from 0 to 1. */
export function coverage(text: string, facts: readonly Fact[], language: string): number {
  const sentences = text.split(/\n+/).flatMap((block) => sentencesOf(block, language))
  const pairs = sentences.map((sentence, at) => plain(`${sentence} ${sentences[at + 1] ?? ''}`))
  const total = facts.reduce((sum, { weight = 1 }) => sum + weight, 0)
  const said = facts.reduce((sum, { terms, weight = 1 }) => {
    return pairs.some((pair) => terms.every((group) => group.some((term) => holds(pair, plain(term)))))
      ? sum + weight
      : sum
  }, 0)
  return total === 0 ? 0 : said / total
}

/** Whether words begin in a text as a term does: `umbrella` stands in `umbrellas`, `19` not in `2019` nor in `190`. */
function holds(text: string, term: string): boolean {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const before = text[at - 1] ?? ' '
    const after = text[at + term.length] ?? ' '
    if (/[\p{L}\p{N}]/u.test(before)) continue
    if (/\p{N}/u.test(term.at(-1) ?? '') && /\p{N}/u.test(after)) continue
    return true
  }
  return false
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ')
}
