import type { Language } from '../languages/index.ts'
import type { Sentence } from './prepare.ts'

/** So far back a listener remembers what `the rule` is. */
const memory = 3
/** Of so many words at the beginning of a sentence its subject is one. */
const opening = 5

/**
 * Marks sentences whose subject was named by one shortly before: `The rule lost …` behind `We all knew a rule`. They can be
 * understood without it, but not well. What the whole source speaks of again and again needs no naming.
 */
export function markEchoes(sentences: readonly Sentence[], language: Language): readonly Sentence[] {
  const spread = new Map<string, number>()
  for (const { terms } of sentences)
    for (const term of new Set(terms)) spread.set(term, (spread.get(term) ?? 0) + 1)
  const common = Math.max(4, sentences.length / 40)
  return sentences.map((sentence) => {
    const subject = definiteSubject(sentence, language)
    if (subject === undefined || (spread.get(subject) ?? 0) > common) return sentence
    const echoes = namedBefore(sentences, sentence, subject)
    return echoes === undefined ? sentence : { ...sentence, echoes }
  })
}

function namedBefore(
  sentences: readonly Sentence[],
  sentence: Sentence,
  subject: string,
): number | undefined {
  let later = sentence
  for (let index = sentence.index - 1; index >= sentence.index - memory; index -= 1) {
    const before = sentences[index]
    if (before === undefined || later.afterGap) return undefined
    if (before.terms.includes(subject)) return index
    later = before
  }
  return undefined
}

/** The noun behind a definite article at the beginning, by its stem. */
function definiteSubject({ tokens, terms }: Sentence, { definite }: Language): string | undefined {
  const at = tokens.slice(0, 2).findIndex(({ lower }) => definite.has(lower))
  if (at < 0) return undefined
  const nouns = tokens.slice(at + 1, at + opening)
  return nouns.find(({ stem, isStop, isWord }) => isWord && !isStop && terms.includes(stem))?.stem
}
