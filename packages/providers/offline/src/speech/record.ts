import {
  doubleRate,
  durationOf,
  joinSounds,
  levelled,
  type Sound,
  type SoundPart,
  trimSilence,
  writeWav,
} from './audio/index.ts'
import { type FliteModule, loadFlite, runFlite } from './flite.ts'
import { writeMp3 } from './mp3/index.ts'
import type { SpeechAnswer, SpeechOrder } from './order.ts'

const sampleRate = 16_000
const samplesPerMillisecond = sampleRate / 1_000

let loaded: ReturnType<typeof loadFlite> | undefined

/** Carries out an order, utterance by utterance. The same order gives the same bytes. */
export async function record(order: SpeechOrder): Promise<SpeechAnswer> {
  loaded ??= loadFlite()
  return recordWith(await loaded, order)
}

export async function recordWith(
  flite: FliteModule,
  { utterances, voice, format }: SpeechOrder,
): Promise<SpeechAnswer> {
  const parts: SoundPart[] = []
  for (const [index, { text, pauseMs }] of utterances.entries()) {
    const sound = await runFlite(flite, text, voice)
    if (sound === undefined) return { type: 'failure', index }
    const isLast = index === utterances.length - 1
    parts.push({ samples: trimSilence(atRate(sound)), pauseMs: isLast ? 0 : pauseMs })
  }
  const joined = joinSounds(sampleRate, parts)
  const recording = inWholeMilliseconds(levelled(joined))
  const audio = format === 'wav' ? writeWav(recording) : await writeMp3(recording)
  return { type: 'recording', audio, durationMs: durationOf(recording) }
}

/** One of the voices comes at half the rate of the others. */
function atRate(sound: Sound): Sound {
  return sound.sampleRate === sampleRate ? sound : doubleRate(sound)
}

/** A duration in whole milliseconds is exact then, and remains so when durations are added up. */
function inWholeMilliseconds({ samples }: Sound): Sound {
  const milliseconds = Math.ceil(samples.length / samplesPerMillisecond)
  const filled = new Int16Array(milliseconds * samplesPerMillisecond)
  filled.set(samples)
  return { samples: filled, sampleRate }
}
