import type { Cue } from '@repurpose/core'
import type { Finding } from './finding.ts'
import type { PlacedText } from './text/texts.ts'

/** What is wrong: `name! path` where it fails the piece, `name? path` where it is advice. */
export function faultsOf(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ passed }) => !passed)
    .map(
      ({ name, required, path }) => `${name}${required ? '!' : '?'}${path === undefined ? '' : ` ${path}`}`,
    )
}

export function text(content: string, path = 'text'): readonly PlacedText[] {
  return [{ path, text: content }]
}

/** Cues `c1`, `c2`, … of five seconds each. */
export function cuesOf(...texts: readonly string[]): readonly Cue[] {
  return texts.map((content, index) => ({
    id: `c${index + 1}`,
    startMs: index * 5_000,
    endMs: index * 5_000 + 4_500,
    text: content,
  }))
}

/** A hundred thousand characters each, of the kinds that make patterns run away. */
export const hostileTexts: readonly string[] = [
  'a',
  ' ',
  '\n',
  '. ',
  'a ',
  'a a-',
  '*',
  '**a',
  '** a',
  '`',
  '``` \n',
  '[',
  '](',
  '[a](',
  '[a][b]',
  '[^a]',
  '|',
  '| - |\n',
  '-|-',
  '<',
  '<p ',
  '<material ',
  '&#',
  '"',
  '“',
  '„“',
  '«»',
  '#',
  '# \n',
  '@a',
  '_ _',
  '{{',
  '${',
  'https://',
  'https://a.b/(',
  'a.',
  'a@',
  '1',
  '1,',
  '1 000',
  '1.',
  'here is the ',
  'sure, ',
  'as an ai ',
  'A. ',
  'Dr. ',
  'Aa Bb ',
  'ein',
  'hundert',
  'tausend',
  'fünfund',
  'seventy ',
  '日',
  '日本。',
  'ก',
  '\u0301',
  '👩‍👩‍👧',
  '\uD800',
  '\u202E',
  'A',
  'é',
].map((unit) => unit.repeat(Math.ceil(100_000 / unit.length)))
