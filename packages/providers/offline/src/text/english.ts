import model from 'wink-eng-lite-web-model'
import winkNlp, { type ItsFunction, type PartOfSpeech } from 'wink-nlp'
import type { Language } from '../languages/index.ts'
import type { Reader, Tag, Token } from './token.ts'

const tags: Partial<Record<PartOfSpeech, Tag>> = {
  NOUN: 'noun',
  PROPN: 'name',
  ADJ: 'adjective',
  VERB: 'verb',
  AUX: 'verb',
  PRON: 'pronoun',
  NUM: 'number',
}

/** Loading takes about 150 ms and happens once, on the first English source: this module is imported only then. */
const nlp = winkNlp(model, ['pos'])

/** The model takes seconds for a word of some ten thousand letters, which no word has. */
const endless = /(\S{100})\S+/gu

export function englishReader(language: Language): Reader {
  return (text) => {
    const tokens = nlp.readDoc(text.replace(endless, '$1')).tokens()
    const values = tokens.out()
    // The declared parameters of `its.lemma` are not those it is called with; it answers a string a token all the same.
    const lemmas = tokens.out(nlp.its.lemma as ItsFunction<string>)
    const parts = tokens.out(nlp.its.pos)
    const types = tokens.out(nlp.its.type)
    return values.map((value, index): Token => {
      const lower = value.toLowerCase().replace('’', "'")
      const isWord = types[index] === 'word' && /\p{L}/u.test(value)
      const isStop = language.stopWords.has(lower) || lower.startsWith("'")
      // `out` is typed as strings or parts of speech; with `its.pos` it is the latter.
      const tag = lower === 'one' ? 'other' : (tags[parts[index] as PartOfSpeech] ?? 'other')
      return {
        text: value,
        lower,
        stem: lemmas[index] ?? lower,
        tag: atStart(tag, value, index),
        isWord,
        isStop,
      }
    })
  }
}

/** The first word has a capital anyway, which makes the model take common nouns for names. */
function atStart(tag: Tag, value: string, index: number): Tag {
  return index === 0 && tag === 'name' && /^\p{Lu}\p{Ll}*$/u.test(value) ? 'noun' : tag
}
