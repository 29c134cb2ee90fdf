import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export type Face = 'serif' | 'sans'

export interface Typeface {
  readonly name: string
  readonly data: Buffer
  readonly weight: 700
  readonly style: 'normal'
}

const require = createRequire(import.meta.url)

const families: { readonly [face in Face]: { readonly name: string; readonly folder: string } } = {
  serif: {
    name: 'source-serif-4',
    folder: path.dirname(require.resolve('@fontsource/source-serif-4/package.json')),
  },
  sans: { name: 'manrope', folder: path.dirname(require.resolve('@fontsource/manrope/package.json')) },
}

/** Files hold a script each; those that a text needs are loaded, since parsing one takes some milliseconds. */
const subsets: readonly (readonly [name: string, needed: RegExp])[] = [
  ['latin', /^/],
  ['latin-ext', /[\u0100-\u024f\u1e00-\u1eff\u20a0-\u20cf]/],
  ['vietnamese', /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]/],
  ['greek', /\p{Script=Greek}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['cyrillic-ext', /[\u0460-\u0489\u048c-\u052f]/],
]

const loaded = new Map<string, Typeface>()
const chosen = new Map<string, Typeface[]>()

/** The same list for the same need: the type setter remembers what it parsed by the list's identity. */
export function typefacesFor(face: Face, text: string): Typeface[] {
  const { name: family, folder } = families[face]
  const names = subsets.filter(([, needed]) => needed.test(text)).map(([name]) => `${family}-${name}`)
  const key = names.join(' ')
  const known = chosen.get(key)
  if (known !== undefined) return known
  const faces = names.map((name) => load(folder, name))
  chosen.set(key, faces)
  return faces
}

function load(folder: string, name: string): Typeface {
  const known = loaded.get(name)
  if (known !== undefined) return known
  const file = path.join(folder, 'files', `${name}-700-normal.woff`)
  const face: Typeface = { name, data: readFileSync(file), weight: 700, style: 'normal' }
  loaded.set(name, face)
  return face
}
