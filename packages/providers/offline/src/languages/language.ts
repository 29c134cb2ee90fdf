/**
 * The fixed phrases of one language that join sentences of the source. `{topic}` stands for a phrase of the source,
 * `{list}` for several, `{name}` for a speaker. Nothing else that this model writes is its own.
 */
export interface Formulas {
  /** Between the last two of a list. */
  readonly and: string
  /** Between a title and what is added to it. */
  readonly colon: string
  /** Before the words of one of several speakers. */
  readonly attributed: string
  readonly untitled: string
  readonly coverage: string
  readonly conclusion: string
  readonly linkedin: string
  readonly facebook: string
  readonly issue: string
  readonly inside: string
  readonly mainPoints: string
  readonly takeaways: string
  readonly follow: string
  readonly save: string
  readonly shows: {
    readonly number: string
    readonly speakers: readonly string[]
    readonly topics: readonly string[]
  }
  readonly podcast: {
    readonly host: string
    readonly guest: string
    readonly welcome: string
    readonly first: string
    readonly next: readonly string[]
    readonly last: string
    readonly closing: string
  }
  /** How a thread ends where people talk with each other. */
  readonly threads: string
  readonly youtube: string
  readonly notes: { readonly title: string; readonly with: string }
  readonly quotes: { readonly about: string; readonly asked: string; readonly before: string }
  readonly faq: {
    readonly title: string
    /** Questions that any source answers that speaks of the topic. */
    readonly about: readonly string[]
    readonly figures: string
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
  /** Definite articles, also merged with a preposition, and the article alone: `del`, `el`. */
  readonly definite: ReadonlyMap<string, string>
  /** Numbers in words, told by what they are made of. */
  readonly numerals: RegExp
  /** Words that turn a statement around. */
  readonly negation: RegExp
  /** What joins the words of one number, with the word before it: `treinta y` in `treinta y ocho`. */
  readonly numberLinks: RegExp
  /** What joins two nouns into one phrase: `calidad del agua`. */
  readonly linkers: ReadonlySet<string>
  /** Nouns are written with a capital. */
  readonly capitalNouns: boolean
  /** Questions open with a mark: `¿`. */
  readonly invertedMarks: boolean
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
  /** Forms of verbs that can be told by themselves: common ones, and endings that nothing else has. */
  readonly verbs: RegExp
  /** Words that open subordinate clauses: without a comma behind them nothing is subordinate to anything. */
  readonly subordinate: RegExp
  /** Words that open questions: a statement that begins with one is a fragment. */
  readonly asks: RegExp
  /** Openings that point at what was said before. */
  readonly backward: RegExp
  /** What points there from within the first clause of a sentence, up to its first comma or colon. */
  readonly loose: readonly RegExp[]
  /** Words inside a sentence that point at what was said before. */
  readonly pointing: RegExp
  /** Sentences about the event, the channel or the audience: never content. */
  readonly housekeeping: RegExp
  /** Sentences that announce what comes, or the speaker's asides: seldom content. */
  readonly signposts: RegExp
  /** Short sentences that promise what the next one says. */
  readonly announcing: RegExp
  /** A clause that says as a title what a speech is about: `how a town …`. */
  readonly subjectClause: RegExp
  /** Where such a clause may end, because what follows can be spared. */
  readonly subjectEnd: RegExp
  /** Words of claims that somebody could deny. */
  readonly contrast: RegExp
  /** What speakers held for true, and mostly say so because it was not. */
  readonly believed: RegExp
  /** What speakers mark as their point: lessons, consequences, corrections (`not … but`). */
  readonly weighty: RegExp
  /** Ordinals, weekdays and months: a phrase with one is no subject. */
  readonly timely: RegExp
  /** Openings that show that the subject changes. */
  readonly shifts: RegExp
  /** Words that a question opens with which is one by its form, and not by its tone alone. */
  readonly interrogative: RegExp
  /** What a question may not have that is to be understood by itself. */
  readonly demonstrative: RegExp
  /** Forms of address. */
  readonly secondPerson: RegExp
  readonly firstPerson: RegExp
  /** Verbs in which things are said that hold beyond one story. */
  readonly general: RegExp
  readonly formulas: Formulas
}

/** A set of the words in a text. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''))
}

/** `del:el al:el la los` as a map; what stands alone stands for itself. */
export function articles(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split(/\s+/)
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [merged = '', alone = merged] = pair.split(':')
        return [merged, alone]
      }),
  )
}

/** A pattern for a word that is made of nothing but parts of numbers. */
export function numberWords(parts: string): RegExp {
  return new RegExp(`^(?!(?:und|et|-)$)(?:${parts.trim().split(/\s+/).join('|')})+$`, 'u')
}

/** A pattern for a clause up to where its sentence breaks. */
export function clauseFrom(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}])(?:${alternatives}) [^.?!:;…()]{12,}`, 'iu')
}

/** Alternatives may be written over several lines, broken behind a bar or a word; a straight apostrophe stands for a curly one too. */
function oneLine(alternatives: string): string {
  return alternatives
    .replace(/\|[ \t]*\n\s*/g, '|')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/'/g, "['’]")
}

/** A pattern for the start of a sentence that has one of the alternatives as whole words. */
export function startsWith(alternatives: string): RegExp {
  return new RegExp(`^["'“„«»‚‘¿¡(]*(?:${oneLine(alternatives)})(?![\\p{L}\\p{N}])`, 'iu')
}

/**
 * A pattern for one of the alternatives as whole words in the first clause, which ends at a comma, a colon or a semicolon.
 * What a later clause points at may stand in the first.
 */
export function inFirstClause(alternatives: string, flags = 'iu'): RegExp {
  return new RegExp(`^(?:[^,:;]*?[^\\p{L}\\p{N},:;])?(?:${oneLine(alternatives)})(?![\\p{L}\\p{N}])`, flags)
}

/** A pattern for one of the alternatives as whole words, anywhere. */
export function contains(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${oneLine(alternatives)})(?![\\p{L}\\p{N}])`, 'iu')
}

/**
 * A pattern for words such as `also` near the start of a sentence. They stay where taking them away would say something else:
 * behind a preposition (`until then`) or a negation, before a negation (`auch nicht`), and behind a comma.
 */
export function additives(parts: {
  readonly words: string
  readonly notBehind: string
  readonly notBefore: string
}): RegExp {
  const { words, notBehind, notBefore } = parts
  return new RegExp(
    `^((?:[^\\s,;:…]+ ){1,4}?)(?<!(?:^|\\s)(?:${oneLine(notBehind)}) )(?:${oneLine(words)}) (?!(?:${oneLine(notBefore)})(?![\\p{L}]))(?=[\\p{L}\\d])`,
    'iu',
  )
}

/** `[pattern, replacement]` pairs for openings before a comma, sounds, and phrases between commas. */
export function fillers(parts: {
  readonly sounds: string
  readonly between: string
  readonly openings: string
  /** Words that open a clause: before them one of the two commas stays. */
  readonly clauses: string
  /** Forms of common verbs: what has one soon is a clause of its own, too. */
  readonly predicates: string
}): readonly (readonly [RegExp, string])[] {
  const [sounds, between, openings, clauses, predicates] = [
    parts.sounds,
    parts.between,
    parts.openings,
    parts.clauses,
    parts.predicates,
  ].map(oneLine)
  const word = (alternatives: string | undefined): string =>
    `(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`
  // Looked for at commas alone, or a word without end would be read again at each of its letters.
  // Not behind a conjunction, nor behind less than a clause: `And, well, the bread rises`.
  const spoken =
    '(?=,)(?<=[^\\s,.;:!?]+ [^\\s,.;:!?]+ [^\\s,.;:!?]+)(?<!(?:^|\\s)(?:and|but|or|so|that|because|if|when|as|than|und|aber|oder|dass|weil|wenn|denn|y|e|o|u|pero|que|porque|si|et|ou|mais|car|ma|che|perché|se|mas|porque))'
  const clause = `(?=\\s+(?:(?:${clauses})(?![\\p{L}])|[^\\s,.;:!?]+(?: [^\\s,.;:!?]+){0,4}? (?:${predicates})(?![\\p{L}])))`
  return [
    [new RegExp(`^(?:(?:${openings}|${sounds})[,…:]+\\s+)+`, 'iu'), ''],
    [new RegExp(`${spoken},\\s*(?:${word(sounds)}[,…]?\\s*)+,?${clause}`, 'giu'), ','],
    [new RegExp(`,\\s*(?:${word(sounds)}[,…]?\\s*)+,?(?=\\s|$)`, 'giu'), ' '],
    [new RegExp(`${word(sounds)}[,…]?`, 'giu'), ' '],
    [new RegExp(`${spoken},\\s*(?:${between}),${clause}`, 'giu'), ','],
    [new RegExp(`,\\s*(?:${between}),(?=\\s)`, 'giu'), ' '],
    [new RegExp(`,\\s*(?:${between})(?=[.!?]|$)`, 'giu'), ''],
  ]
}
