const extensions: ReadonlyMap<string, string> = new Map([
  ['audio/mpeg', 'mp3'],
  ['audio/wav', 'wav'],
  ['audio/x-wav', 'wav'],
  ['audio/wave', 'wav'],
  ['audio/l16', 'pcm'],
  ['audio/mp4', 'm4a'],
  ['image/jpeg', 'jpg'],
  ['image/svg+xml', 'svg'],
])

/**
 * The file extension for a media type: the usual one, else the subtype, else `bin`.
 *
 * @example extensionOf('audio/mpeg') // 'mp3'
 */
export function extensionOf(mediaType: string): string {
  const essence = mediaType.split(';', 1).join('').trim().toLowerCase()
  return extensions.get(essence) ?? /^[a-z]+\/(?:x-)?([a-z0-9]+)$/.exec(essence)?.[1] ?? 'bin'
}
