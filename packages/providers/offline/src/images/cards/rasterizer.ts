import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg, type ResvgRenderOptions } from '@resvg/resvg-wasm'
import type { Box } from '../paint/index.ts'

export interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green, blue and opacity of each pixel, 0–255, row by row. */
  readonly data: Uint8Array
}

export interface Rasterizer {
  png(svg: string): Uint8Array
  /** The drawing so many pixels wide. */
  pixels(svg: string, width: number): Pixels
  /** What its outlines cover; nothing of an empty drawing. */
  extent(svg: string): Box
}

const require = createRequire(import.meta.url)
let ready: Promise<void> | undefined

/** Compiles the rasteriser once in a thread, some 70 ms. */
export async function loadRasterizer(): Promise<Rasterizer> {
  ready ??= readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')).then(initWasm)
  await ready
  return {
    png: (svg) => render(svg, {}, (image) => image.asPng()),
    pixels: (svg, width) =>
      render(svg, { fitTo: { mode: 'width', value: width } }, (image) => ({
        width: image.width,
        height: image.height,
        data: image.pixels,
      })),
    extent: (svg) =>
      read(svg, {}, (drawing) => {
        const box = drawing.getBBox()
        const { x = 0, y = 0, width = 0, height = 0 } = box ?? {}
        box?.free()
        return { left: x, top: y, width, height }
      }),
  }
}

type Drawing = InstanceType<typeof Resvg>
type Image = ReturnType<Drawing['render']>

/** What WebAssembly allocated, no garbage collector frees. */
function read<Taken>(svg: string, options: ResvgRenderOptions, take: (drawing: Drawing) => Taken): Taken {
  const drawing = new Resvg(svg, { font: { loadSystemFonts: false }, ...options })
  try {
    return take(drawing)
  } finally {
    drawing.free()
  }
}

function render<Taken>(svg: string, options: ResvgRenderOptions, take: (image: Image) => Taken): Taken {
  return read(svg, options, (drawing) => {
    const image = drawing.render()
    try {
      return take(image)
    } finally {
      image.free()
    }
  })
}
