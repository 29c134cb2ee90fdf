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
  if (Number.isNaN(median)) return '–'
  if (median === Number.POSITIVE_INFINITY) return 'not seen'
  const { size, name } = scaleOf(metric.unit, median)
  const [low, middle, high] = [least, median, most].map((value) => significant(value / size))
  const figure = [middle, name, low === high ? '' : `<sub>${low}–${high}</sub>`].filter((part) => part !== '')
  const isOther = metric.isCompared === true && spread !== first
  return [...figure, isOther ? `**×&nbsp;${significant(median / first.median)}**` : ''].join(' ').trimEnd()
}

/** What a figure is written in; its range as well, whatever the size of that. */
function scaleOf(unit: Metric['unit'], median: number): { readonly size: number; readonly name: string } {
  if (unit === 'milliseconds') return { size: 1, name: 'ms' }
  if (unit === 'seconds') return { size: 1, name: 's' }
  if (unit !== 'bytes') return { size: 1, name: '' }
  if (median < 1_024) return { size: 1, name: 'B' }
  return median < 1_024 ** 2 ? { size: 1_024, name: 'kB' } : { size: 1_024 ** 2, name: 'MB' }
}

/** Two digits, or three of a large number, and no more pretended precision. What is counted is given whole. */
function significant(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en')
  return Number(value.toPrecision(Math.abs(value) < 100 ? 2 : 3)).toLocaleString('en')
}
