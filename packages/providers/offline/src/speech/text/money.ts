import type { Group, Rule } from './rule.ts'

interface Currency {
  readonly sign: string
  readonly name: string
  readonly cents?: string
}

const currencies: readonly Currency[] = [
  { sign: '\\$', name: 'dollars', cents: 'cents' },
  { sign: '€', name: 'euros', cents: 'cents' },
  { sign: '£', name: 'pounds', cents: 'pence' },
  { sign: '¥', name: 'yen' },
  { sign: '₹', name: 'rupees' },
]

const magnitudes: Readonly<Record<string, string>> = {
  k: 'thousand',
  m: 'million',
  mn: 'million',
  bn: 'billion',
  tn: 'trillion',
}

const amount = String.raw`(\d{1,15}(?:,\d{3}){0,5})(?:\.(\d{1,9}))?`
const magnitude = String.raw`(?:\s?(k|m|mn|bn|tn|thousand|million|billion|trillion)\b)?`

/** Amounts with the name of the currency where it is said: `€4.5bn`, `£5.50`, `20 €`. */
export const moneyRules: readonly Rule[] = currencies.flatMap(({ sign, ...currency }): readonly Rule[] => [
  [
    new RegExp(`${sign}\\s?${amount}${magnitude}`, 'gi'),
    (_match, whole, fraction, scale) => said(currency, whole, fraction, scale),
  ],
  [new RegExp(`(\\d)\\s?${sign}`, 'g'), (_match, digit) => `${digit} ${currency.name}`],
])

function said({ name, cents }: Omit<Currency, 'sign'>, whole: Group, fraction: Group, scale: Group): string {
  const number = fraction === undefined ? whole : `${whole}.${fraction}`
  if (scale !== undefined) return `${number} ${magnitudes[scale.toLowerCase()] ?? scale} ${name}`
  const one = whole === '1' ? name.replace(/s$/, '') : name
  if (fraction === undefined) return `${whole} ${one}`
  if (cents === undefined || fraction.length !== 2) return `${number} ${name}`
  if (whole === '0') return `${Number(fraction)} ${cents}`
  return fraction === '00' ? `${whole} ${one}` : `${whole} ${one} and ${Number(fraction)} ${cents}`
}
