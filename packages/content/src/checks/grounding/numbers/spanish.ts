import type { NumberReader, NumberWord } from './number-word.ts'

const units =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve ' +
  'veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'
const tens = 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'
const hundreds = 'cient doscient trescient cuatrocient quinient seiscient setecient ochocient novecient'
const ordinals = 'primer segund tercer cuart quint sext séptim octav noven décim'

const words = new Map<string, NumberWord>([
  ...units.split(' ').map((word, add) => [word, { add }] as const),
  ...tens.split(' ').map((word, index) => [word, { add: (index + 3) * 10 }] as const),
  ...hundreds.split(' ').flatMap((stem, index) => {
    return ['o', 'os', 'as'].map((ending) => [stem + ending, { add: (index + 1) * 100 }] as const)
  }),
  ...ordinals.split(' ').flatMap((stem, index) => {
    return ['', 'o', 'a'].map((ending) => [stem + ending, { add: index + 1 }] as const)
  }),
  ['un', { add: 1 }],
  ['una', { add: 1 }],
  ['veintiún', { add: 21 }],
  ['veintiuna', { add: 21 }],
  ['cien', { add: 100 }],
  ['docena', { add: 12 }],
  ['mil', { times: 1e3 }],
  ['millón', { times: 1e6 }],
  ['millones', { times: 1e6 }],
  ['coma', { decimals: true }],
  ['y', { joins: true }],
])

export const spanish: NumberReader = (word) => words.get(word)
