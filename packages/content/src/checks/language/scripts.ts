/** The scripts that languages are told apart by, and what `Intl.Locale` calls those of a language. */
const scripts = [
  ['Latn', /\p{Script=Latin}/gu, ['Latn']],
  ['Cyrl', /\p{Script=Cyrillic}/gu, ['Cyrl']],
  ['Grek', /\p{Script=Greek}/gu, ['Grek']],
  ['Arab', /\p{Script=Arabic}/gu, ['Arab']],
  ['Hebr', /\p{Script=Hebrew}/gu, ['Hebr']],
  ['Deva', /\p{Script=Devanagari}/gu, ['Deva']],
  ['Beng', /\p{Script=Bengali}/gu, ['Beng']],
  ['Taml', /\p{Script=Tamil}/gu, ['Taml']],
  ['Thai', /\p{Script=Thai}/gu, ['Thai']],
  ['Geor', /\p{Script=Georgian}/gu, ['Geor']],
  ['Armn', /\p{Script=Armenian}/gu, ['Armn']],
  ['Hang', /\p{Script=Hangul}/gu, ['Kore', 'Hang']],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, ['Jpan', 'Hira', 'Kana']],
  ['Hani', /\p{Script=Han}/gu, ['Jpan', 'Hans', 'Hant', 'Hani', 'Kore']],
] as const

export type Script = (typeof scripts)[number][0]

/** How many letters of each script a text has. Scripts that it does not have are left out. */
export function lettersByScript(text: string): ReadonlyMap<Script, number> {
  const letters = new Map<Script, number>()
  for (const [script, pattern] of scripts) {
    const count = text.match(pattern)?.length ?? 0
    if (count > 0) letters.set(script, count)
  }
  return letters
}

/**
 * The scripts that a language is written in, by its tag: `sr-Latn` and `sr` differ. Empty for scripts not known here.
 *
 * @example scriptsOf('ja') // ['Kana', 'Hani']
 */
export function scriptsOf(language: string): readonly Script[] {
  const script = new Intl.Locale(language).maximize().script ?? ''
  return scripts.flatMap(([name, , names]) => ((names as readonly string[]).includes(script) ? [name] : []))
}
