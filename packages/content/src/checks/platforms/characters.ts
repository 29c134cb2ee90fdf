import type { Finding } from '../finding.ts'

/** Characters that a place of publication does not take. */
export interface CharacterRule {
  readonly target: string
  /** Global: finds each of them. */
  readonly refused: RegExp
  /** Where the rule comes from. */
  readonly source: string
  /** The month in which somebody last looked. */
  readonly checkedAt: string
}

const checkedAt = '2026-11'
const shownCharacters = 3

export const characterRules = {
  /** Half a character is none: text is sent in UTF-8, which has no way to write it. */
  unicode: {
    target: 'text to be sent in UTF-8',
    refused: /\p{Surrogate}/gu,
    source: 'https://www.rfc-editor.org/rfc/rfc3629#section-3',
    checkedAt,
  },
  x: {
    target: 'X post',
    refused: /[\uFFFE\uFEFF\uFFFF]/g,
    source: 'https://github.com/twitter/twitter-text/blob/master/js/src/regexp/invalidCharsGroup.js',
    checkedAt,
  },
  youtube: {
    target: 'YouTube title or description',
    refused: /[<>]/g,
    source: 'https://developers.google.com/youtube/v3/docs/videos',
    checkedAt,
  },
} as const satisfies Readonly<Record<string, CharacterRule>>

/**
 * Whether a text is free of characters that it could not be published with.
 *
 * @example checkCharacters('a < b', characterRules.youtube, 'title').message // 'YouTube title or description: "<" is not taken; write it in another way'
 */
export function checkCharacters(text: string, { target, refused }: CharacterRule, path: string): Finding {
  const found = [...new Set(text.match(refused))]
  const shown = found.slice(0, shownCharacters).map(nameOf).join(', ')
  return {
    name: 'characters',
    passed: found.length === 0,
    required: true,
    code: 'MARKUP_INVALID',
    message:
      found.length === 0
        ? `${target}: no characters that are not taken`
        : `${target}: ${shown} ${found.length === 1 ? 'is' : 'are'} not taken; write it in another way`,
    path,
    score: found.length === 0 ? 1 : 0,
    weight: 2,
  }
}

function nameOf(character: string): string {
  if (/[!-~]/.test(character)) return `"${character}"`
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
