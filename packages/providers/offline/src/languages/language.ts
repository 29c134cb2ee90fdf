/**
 * The fixed phrases of one language that join sentences of the source. `{topic}` stands for a phrase of the source,
 * `{list}` for several, `{name}` for a speaker. Nothing else that this model writes is its own.
 */
export interface Formulas {
  /** Between the last two of a list. */
  readonly and: string
  readonly untitled: string
  readonly coverage: string
  readonly conclusion: string
  readonly thread: { readonly opening: string; readonly closing: string }
  readonly linkedin: string
  readonly facebook: string
  readonly issue: string
  readonly inside: string
  readonly mainPoints: string
  readonly takeaways: string
  readonly follow: string
  readonly save: string
  readonly shows: { readonly number: string; readonly speaker: string; readonly topics: readonly string[] }
  readonly podcast: {
    readonly host: string
    readonly guest: string
    readonly welcome: string
    readonly first: string
    readonly next: readonly string[]
    readonly last: string
    readonly closing: string
  }
}

/** What this model knows of a language. Words are lower case. */
export interface Language {
  readonly code: string
  readonly stopWords: ReadonlySet<string>
  /** Before a full stop that ends no sentence. */
  readonly abbreviations: ReadonlySet<string>
  /** Nouns and adjectives too empty to stand in a title. */
  readonly vague: ReadonlySet<string>
  /** What may come before a noun; used where no part-of-speech model is. */
  readonly determiners: ReadonlySet<string>
  /** What joins two nouns into one phrase: `calidad del agua`. */
  readonly linkers: ReadonlySet<string>
  /** Nouns are written with a capital. */
  readonly capitalNouns: boolean
  /** Endings that forms of one word differ in; nothing where a model knows the lemma. */
  readonly inflection: RegExp
  /** Sounds and phrases that carry nothing and are taken out, with their replacement. */
  readonly fillers: readonly (readonly [RegExp, string])[]
  /** Conjunctions at the start of a sentence that are dropped when nothing stands before it. */
  readonly joints: RegExp
  /** Words that open clauses: subjects and the like. Needed where a transcript has no punctuation. */
  readonly clauseStarts: RegExp
  /** Words such as `also`, dropped near the start of a sentence when nothing stands before it. */
  readonly additives: RegExp
  /** Openings that point at what was said before. */
  readonly backward: RegExp
  /** Words inside a sentence that point at what was said before. */
  readonly pointing: RegExp
  /** Sentences about the event, the channel or the audience: never content. */
  readonly housekeeping: RegExp
  /** Sentences that announce what comes, or the speaker's asides: seldom content. */
  readonly signposts: RegExp
  /** Openings that show that the subject changes. */
  readonly shifts: RegExp
  readonly firstPerson: RegExp
  /** Verbs in which things are said that hold beyond one story. */
  readonly general: RegExp
  readonly formulas: Formulas
}

/** A set of the words in a text. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''))
}

/** Alternatives may be written over several lines; a straight apostrophe stands for a curly one too. */
function oneLine(alternatives: string): string {
  return alternatives
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\| /g, '|')
    .replace(/'/g, "['’]")
}

/** A pattern for the start of a sentence that has one of the alternatives as whole words. */
export function startsWith(alternatives: string): RegExp {
  return new RegExp(`^["'“„«¿¡(]*(?:${oneLine(alternatives)})(?![\\p{L}\\p{N}])`, 'iu')
}

/** A pattern for one of the alternatives as whole words, anywhere. */
export function contains(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${oneLine(alternatives)})(?![\\p{L}\\p{N}])`, 'iu')
}

/** `[pattern, replacement]` pairs for openings before a comma, sounds, and phrases between commas. */
export function fillers(parts: {
  readonly sounds: string
  readonly between: string
  readonly openings: string
}): readonly (readonly [RegExp, string])[] {
  const [sounds, between, openings] = [parts.sounds, parts.between, parts.openings].map(oneLine)
  const word = (alternatives: string | undefined): string =>
    `(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`
  return [
    [new RegExp(`^(?:(?:${openings}|${sounds})[,…:]+\\s+)+`, 'iu'), ''],
    [new RegExp(`,\\s*(?:${word(sounds)}[,…]?\\s*)+,?(?=\\s|$)`, 'giu'), ' '],
    [new RegExp(`${word(sounds)}[,…]?`, 'giu'), ' '],
    [new RegExp(`,\\s*(?:${between}),(?=\\s)`, 'giu'), ' '],
    [new RegExp(`,\\s*(?:${between})(?=[.!?]|$)`, 'giu'), ''],
  ]
}
