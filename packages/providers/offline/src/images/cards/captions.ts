import type { Box, Color, Sheet } from '../paint/index.ts'
import type { Face } from './typefaces.ts'
import { setType } from './typesetting.ts'

/** Words that a scene wants somewhere. */
export interface Caption {
  readonly text: string
  readonly box: Box
  readonly ink: Color
}

/** The parts of a diagram are equals: all their names are as small as the longest has to be. All are set, or none. */
export async function setCaptions(
  sheet: Sheet,
  captions: readonly Caption[],
  { face, unit }: { readonly face: Face; readonly unit: number },
): Promise<void> {
  const alone = await setAll(captions, { face, unit, largest: unit * 7 })
  const largest = alone && Math.min(...alone.map(({ size }) => size))
  const equal = largest && (await setAll(captions, { face, unit, largest }))
  for (const { svg } of equal || []) sheet.lay(svg)
}

async function setAll(
  captions: readonly Caption[],
  { face, unit, largest }: { readonly face: Face; readonly unit: number; readonly largest: number },
): Promise<readonly { readonly svg: string; readonly size: number }[] | undefined> {
  const all: { svg: string; size: number }[] = []
  for (const { text, box, ink } of captions) {
    const set = await setType({
      text,
      face,
      box,
      align: 'center',
      anchor: 'middle',
      largest,
      smallest: unit * 1.8,
      mostLines: 3,
    })
    if (set === undefined) return undefined
    all.push({ svg: set.svg(ink), size: set.size })
  }
  return all
}
