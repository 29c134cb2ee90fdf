import type { Rule } from './rule.ts'

const units = new Map([
  ['km/h', 'kilometres an hour'],
  ['kmh', 'kilometres an hour'],
  ['mph', 'miles an hour'],
  ['km²', 'square kilometres'],
  ['m²', 'square metres'],
  ['m³', 'cubic metres'],
  ['km', 'kilometres'],
  ['cm', 'centimetres'],
  ['mm', 'millimetres'],
  ['kg', 'kilograms'],
  ['mg', 'milligrams'],
  ['ml', 'millilitres'],
  ['kWh', 'kilowatt hours'],
  ['kHz', 'kilohertz'],
  ['MHz', 'megahertz'],
  ['GHz', 'gigahertz'],
  ['kB', 'kilobytes'],
  ['MB', 'megabytes'],
  ['GB', 'gigabytes'],
  ['TB', 'terabytes'],
  ['bn', 'billion'],
  ['mn', 'million'],
])

/** A longer unit stands before those that it begins with. */
const unit = new RegExp(`(\\d)\\s?(${[...units.keys()].join('|')})(?![\\p{L}\\p{N}²³/])`, 'gu')

/** Units after a number, degrees and powers. */
export const unitRules: readonly Rule[] = [
  [/°\s?C\b/g, ' degrees Celsius'],
  [/°\s?F\b/g, ' degrees Fahrenheit'],
  [/°/g, ' degrees '],
  [unit, (_match, digit, name = '') => `${digit} ${units.get(name)}`],
  [/([\p{L}\p{N}])²/gu, '$1 squared'],
  [/([\p{L}\p{N}])³/gu, '$1 cubed'],
]
