import {
  InputError,
  ProviderError,
  type SpeechCall,
  type SpeechModel,
  type SpeechReply,
  usd,
} from '@repurpose/core'
import { recognize } from '../languages/index.ts'
import { type SpeechFormat, speechFormats } from './order.ts'
import { createSpeaker, type Speaker, startSpeechThread } from './speaker.ts'
import { foreignShare, type Utterance, utterancesOf } from './text/index.ts'
import { isVoice, type OfflineVoice, offlineVoices } from './voices.ts'

export interface OfflineSpeechOptions {
  /** Default `mp3`: 48 kbit/s, a fifth of the size of `wav`. Both are mono at 16 kHz. */
  readonly format?: SpeechFormat | undefined
  /** Of calls that name none. Default `rms`. */
  readonly voice?: OfflineVoice | undefined
}

/** In characters: some twenty minutes of speech. */
const longestText = 20_000
/** A few foreign letters are left out of an English text; of more, too little would be heard. */
const mostForeign = 0.1
const mediaTypes: Readonly<Record<SpeechFormat, string>> = { mp3: 'audio/mpeg', wav: 'audio/wav' }

/** One thread serves every model of the process. */
const processSpeaker = createSpeaker(startSpeechThread)

/**
 * A voice that needs no key and no network: Flite, which speaks English and sounds like a machine, clearly.
 * The same call has the same bytes. It costs nothing.
 *
 * Speech is made in a thread of its own, one call after another; aborting a call ends it at once. A call in another
 * language than English fails with ProviderError `PROVIDER_REJECTED`, and so does one without `language` whose text
 * is not English.
 *
 * @throws InputError `INPUT_INVALID` for a format or voice that does not exist
 * @example
 * const repurpose = createRepurpose({ ...offline(), speech: offlineSpeech({ format: 'wav', voice: 'slt' }) })
 */
export function offlineSpeech(options: OfflineSpeechOptions = {}): SpeechModel {
  return createOfflineSpeech(options, processSpeaker)
}

export function createOfflineSpeech(
  { format = 'mp3', voice: usualVoice = offlineVoices[0] }: OfflineSpeechOptions,
  speaker: Speaker,
): SpeechModel {
  refuseUnknown('format', format, speechFormats)
  refuseUnknown('voice', usualVoice, offlineVoices)
  return {
    specificationVersion: 1,
    kind: 'speech',
    provider: 'offline',
    modelId: 'flite-1',
    capabilities: { maxCharacters: longestText, voices: offlineVoices },
    price: () => usd(0),
    async synthesize(call): Promise<SpeechReply> {
      const { text, signal } = call
      const voice = voiceOf(call) ?? usualVoice
      const utterances = utterancesFor(call)
      const answer = await speaker.speak({ utterances, voice, format }, signal)
      if (answer.type === 'failure') throw gaveUp(answer.index + 1, utterances.length)
      const { audio, durationMs } = answer
      return { audio, mediaType: mediaTypes[format], durationMs, usage: { characters: text.length } }
    },
  }
}

function refuseUnknown(path: string, given: string, known: readonly string[]): void {
  if (known.includes(given)) return
  throw new InputError({
    message: `The offline voice has no ${path} ${JSON.stringify(given)}.`,
    path,
    action: `Use one of: ${known.join(', ')}.`,
  })
}

function voiceOf({ voice }: SpeechCall): OfflineVoice | undefined {
  if (voice === undefined || isVoice(voice)) return voice
  throw refused(
    `The offline model has no voice ${JSON.stringify(voice)}.`,
    `Use one of: ${offlineVoices.join(', ')}.`,
  )
}

function utterancesFor({ text, language }: SpeechCall): readonly Utterance[] {
  if (text.length > longestText) {
    throw refused(
      `The text has ${text.length} characters; the offline voice speaks at most ${longestText} in one call.`,
      'Split it at the end of a sentence and make a call for each part.',
    )
  }
  refuseForeign(text, language)
  const utterances = utterancesOf(text)
  if (utterances.length === 0) {
    throw refused('The text has no words that can be spoken.', 'Give a text with words.')
  }
  return utterances
}

function refuseForeign(text: string, language: string | undefined): void {
  const another = 'Configure another speech model for other languages.'
  if (language !== undefined && language.toLowerCase().split('-')[0] !== 'en') {
    throw refused(`The offline voice speaks English only, not ${JSON.stringify(language)}.`, another)
  }
  if (foreignShare(text) > mostForeign) {
    throw refused('The offline voice speaks English only; the text is in another script.', another)
  }
  const recognized = recognize(text, 'en')
  if (language === undefined && recognized.language === undefined) {
    throw refused(
      `The offline voice speaks English only; the text looks like ${recognized.found ?? 'another language'}.`,
      `${another} If the text is English, say so in the call: language "en".`,
    )
  }
}

function gaveUp(place: number, count: number): ProviderError {
  return refused(
    `The offline voice gave up on sentence ${place} of ${count}.`,
    'Say it in other words: it is made of signs and digits more than of words, or very long.',
  )
}

function refused(message: string, action: string): ProviderError {
  return new ProviderError({ failure: 'permanent', message, action })
}
