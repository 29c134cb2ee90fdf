import { composeCard, loadRasterizer } from './cards/index.ts'

/** What the drawing thread is asked for. */
export interface DrawingOrder {
  readonly prompt: string
  readonly style: string | undefined
  readonly width: number
  readonly height: number
  readonly hasTitle: boolean
}

/** A card as PNG. Takes a third of a second of computing: see `drawing-thread.ts`. */
export async function draw(order: DrawingOrder): Promise<Uint8Array> {
  const rasterizer = await loadRasterizer()
  const card = await composeCard(order, rasterizer)
  return rasterizer.png(card.svg)
}
