import type { SceneName } from '../scenes/index.ts'
import { cleanText, fold } from '../words/index.ts'
import { type Look, type LookName, looks } from './looks.ts'

/** Beginnings of words, folded, by which a style is known. */
const names: readonly (readonly [LookName, string])[] = [
  [
    'monochrome',
    'noir|monochrom|grayscale|greyscale|schwarzweiss|schwarz-weiss|black and white|black-and-white|blanco y negro|charcoal|kohle',
  ],
  ['cinematic', 'cine|film|movie|dramatic|dramatisch|epic|episch|kino|photo|foto'],
  [
    'vintage',
    'vintage|retro|sepia|antique|antik|antigu|art deco|nostalgi|poster|plakat|cartel|woodcut|linocut',
  ],
  ['pastel', 'pastel|watercolo|aquarell|acuarela|soft|gentle|dream|storybook|children|kinder|infantil|suave'],
  [
    'flat',
    'flat|flach|plano|vector|vektor|minimal|simple|schlicht|modern|clean|geometri|geometric|cartoon|comic',
  ],
]

const graphics: readonly (readonly [SceneName, string])[] = [
  [
    'diagram',
    'diagram|schema|esquema|infograph|infograf|infografi|flowchart|schaubild|educational|instructional|didactic|lehr',
  ],
  ['chart', 'chart|graph|grafic|diagramm|financial|finanz|financier|business|geschaft|corporate'],
]

/** What a style asks for: a look, and perhaps a chart or a diagram whatever the prompt is about. */
export interface StyleReading {
  readonly name: LookName
  readonly look: Look
  readonly scene: SceneName | undefined
}

/** A style that says nothing to us is the illustrated one. */
export function readStyle(style: string | undefined): StyleReading {
  const text = fold(cleanText(style ?? ''))
  const name = longest(text, names) ?? 'illustrated'
  return { name, look: looks[name], scene: longest(text, graphics) }
}

/** Of several names in one style, the longest word is the one that says most: `diagramm` is a chart, `diagram` is not. */
function longest<Name extends string>(
  text: string,
  table: readonly (readonly [Name, string])[],
): Name | undefined {
  let best: { readonly name: Name; readonly length: number } | undefined
  for (const [name, beginnings] of table) {
    for (const beginning of beginnings.split('|')) {
      if (` ${text}`.includes(` ${beginning}`) && beginning.length > (best?.length ?? 0)) {
        best = { name, length: beginning.length }
      }
    }
  }
  return best?.name
}
