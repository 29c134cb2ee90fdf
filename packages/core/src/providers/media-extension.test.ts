import { expect, it } from 'vitest'
import { extensionOf } from './media-extension.ts'

it.each([
  ['audio/mpeg', 'mp3'],
  ['audio/x-wav', 'wav'],
  ['Audio/MPEG; rate=24000', 'mp3'],
  ['audio/L16;rate=24000', 'pcm'],
  ['audio/ogg', 'ogg'],
  ['audio/x-flac', 'flac'],
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/svg+xml', 'svg'],
  ['application/vnd.acme.image', 'bin'],
  ['../../etc', 'bin'],
  ['', 'bin'],
])('extensionOf(%j) is %s', (mediaType, extension) => {
  expect(extensionOf(mediaType)).toBe(extension)
})
