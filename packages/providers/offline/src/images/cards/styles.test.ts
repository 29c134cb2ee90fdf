import { describe, expect, it } from 'vitest'
import { readStyle } from './styles.ts'

describe('a style', () => {
  it.each([
    ['cinematic', 'cinematic', undefined],
    ['Cinematic scene, 35mm', 'cinematic', undefined],
    ['photorealistic', 'cinematic', undefined],
    ['flat vector art', 'flat', undefined],
    ['Schwarz-Weiß', 'monochrome', undefined],
    ['acuarela infantil', 'pastel', undefined],
    ['Retro-Plakat', 'vintage', undefined],
    ['diagram', 'illustrated', 'diagram'],
    ['Diagramm', 'illustrated', 'chart'],
    ['professional chart', 'illustrated', 'chart'],
    ['minimal infographic', 'flat', 'diagram'],
    ['gráfico financiero', 'illustrated', 'chart'],
  ])('%s is %s', (style, name, scene) => expect(readStyle(style)).toMatchObject({ name, scene }))

  it.each([[undefined], [''], ['zyx'], ['afterflat'], ['<b>'], ['x'.repeat(100_000)]])(
    'that says nothing is the illustrated one: %s',
    (style) => expect(readStyle(style)).toMatchObject({ name: 'illustrated', scene: undefined }),
  )
})
