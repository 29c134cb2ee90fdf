import type { FliteModule } from './flite.ts'

/** A program for WASI that does nothing but what its body says. */
async function program(...body: readonly number[]): Promise<FliteModule> {
  const bytes = [
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    // One function without parameters, one page of memory, both exported.
    [1, 4, 1, 0x60, 0, 0],
    [3, 2, 1, 0],
    [5, 3, 1, 0, 1],
    [
      7,
      19,
      2,
      6,
      ...new TextEncoder().encode('memory'),
      2,
      0,
      6,
      ...new TextEncoder().encode('_start'),
      0,
      0,
    ],
    [10, body.length + 4, 1, body.length + 2, 0, ...body, 0x0b],
  ].flat()
  const { compile } =
    // The types of Node leave it to those of browsers.
    (
      globalThis as unknown as {
        readonly WebAssembly: { compile(bytes: Uint8Array): Promise<FliteModule> }
      }
    ).WebAssembly
  return compile(Uint8Array.from(bytes))
}

/** Ends without having written anything. */
export const idleProgram = (): Promise<FliteModule> => program()

/** Breaks down. */
export const brokenProgram = (): Promise<FliteModule> => program(0)
