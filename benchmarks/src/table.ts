import type { Results } from './runner.ts'
import type { Metric, Scenario } from './scenario.ts'
import type { Spread } from './statistics.ts'

/** A scenario with its results as a section of Markdown. */
export function sectionOf({ title, about, metrics }: Scenario, results: Results): string {
  const columns = Object.entries(metrics)
  const [first = {}] = Object.values(results)
  const rows = Object.entries(results).map(([contender, spreads]) => [
    contender,
    ...columns.map(([name, metric]) => cell(metric, spreads[name], first[name])),
  ])
  const table = [['', ...columns.map(([, { title, unit }]) => headOf(title, unit))], ...rows]
  const [head = [], ...body] = table.map((row) => `| ${row.join(' | ')} |`)
  const rule = `|${columns.map(() => '---:').reduce((text, part) => `${text}${part}|`, '---|')}`
  return [`### ${title}`, about, [head, rule, ...body].join('\n')].join('\n\n')
}

function headOf(title: string, unit: Metric['unit']): string {
  return unit === 'per second' ? `${title}, per second` : title
}

/** The median, the least and the most, and how many times the first contender's median that is. */
function cell(metric: Metric, spread: Spread | undefined, first: Spread | undefined): string {
  if (spread === undefined || first === undefined) return ''
  const { median, least, most } = spread
  const [low, middle, high] = [least, median, most].map((value) => format(value, metric.unit))
  const range = low === high ? `${middle}` : `${middle} <sub>${low}–${high}</sub>`
  const ratio = median / first.median
  return metric.isCompared === true && spread !== first ? `${range} **×&nbsp;${significant(ratio)}**` : range
}

function format(value: number, unit: Metric['unit']): string {
  switch (unit) {
    case 'per second':
      return grouped(value)
    case 'milliseconds':
      return `${significant(value)} ms`
    case 'bytes':
      return bytes(value)
    case 'times':
      return value.toFixed(1)
    case 'count':
      return significant(value)
  }
}

function bytes(value: number): string {
  if (Math.abs(value) < 1_024) return `${Math.round(value)} B`
  if (Math.abs(value) < 1_024 ** 2) return `${significant(value / 1_024)} kB`
  return `${significant(value / 1_024 ** 2)} MB`
}

/** Two digits and no more pretended precision; whole numbers are given whole. */
function significant(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return grouped(value)
  return String(Number(value.toPrecision(2)))
}

function grouped(value: number): string {
  const step = Number.isInteger(value) ? 1 : 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value))) - 2)
  return (Math.round(value / step) * step).toLocaleString('en')
}
