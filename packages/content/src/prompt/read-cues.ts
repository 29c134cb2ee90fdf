import type { Cue } from '@repurpose/core'

/** All cues of a transcript. A prompt holds the whole source, so here is no use in reading it bit by bit. */
export async function readCues(cues: AsyncIterable<Cue>): Promise<readonly Cue[]> {
  const all: Cue[] = []
  for await (const cue of cues) all.push(cue)
  return all
}
