import { MultiBar, type SingleBar } from 'cli-progress'

/** One bar per piece on a terminal, one line per finished piece anywhere else. */
export interface ProgressBars {
  /** A piece that is there already counts, and nothing more is said of it. */
  add(piece: string, isThere: boolean): void
  update(piece: string, fraction: number, note: string): void
  finish(piece: string, note: string): void
  stop(): void
}

export function createProgressBars(output: NodeJS.WriteStream): ProgressBars {
  return output.isTTY ? bars(output) : lines(output)
}

function bars(output: NodeJS.WriteStream): ProgressBars {
  const width = 28
  const multi = new MultiBar({
    stream: output,
    format: `  {piece} {bar} {percentage}% {note}`,
    barsize: 24,
    hideCursor: true,
    clearOnComplete: false,
    forceRedraw: true,
  })
  const known = new Map<string, SingleBar>()
  return {
    add(piece, isThere) {
      const note = isThere ? 'recorded before' : 'waiting'
      known.set(piece, multi.create(100, isThere ? 100 : 0, { piece: piece.padEnd(width), note }))
    },
    update: (piece, fraction, note) => known.get(piece)?.update(Math.round(fraction * 100), { note }),
    finish(piece, note) {
      known.get(piece)?.update(100, { note })
    },
    stop: () => multi.stop(),
  }
}

function lines(output: NodeJS.WriteStream): ProgressBars {
  let total = 0
  let finished = 0
  return {
    add(_piece, isThere) {
      total += 1
      if (isThere) finished += 1
    },
    update() {},
    finish(piece, note) {
      finished += 1
      output.write(`  [${finished}/${total}] ${piece}: ${note}\n`)
    },
    stop() {},
  }
}
