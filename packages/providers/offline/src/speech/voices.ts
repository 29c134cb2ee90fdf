/** The voices inside Flite; the first is the one that a speech recogniser understood best. */
export const offlineVoices = ['rms', 'slt', 'awb', 'kal16', 'kal'] as const

/**
 * `rms` a man, calm · `slt` a woman · `awb` a man from Scotland · `kal16` a man, plainly a machine · `kal` the same as
 * over a telephone
 */
export type OfflineVoice = (typeof offlineVoices)[number]

export function isVoice(name: string): name is OfflineVoice {
  return offlineVoices.some((voice) => voice === name)
}
