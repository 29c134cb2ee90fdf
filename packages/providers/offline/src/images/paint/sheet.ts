import type { Box } from './box.ts'
import { type Color, hex } from './color.ts'

/** A colour, or what `fade` and `glow` gave. */
export type Paint = Color | string

export interface Line {
  readonly width: number
  readonly color: Color
  readonly opacity?: number | undefined
  readonly dash?: number | undefined
}

export interface Stop {
  /** 0–1. */
  readonly at: number
  readonly color: Color
  readonly opacity?: number | undefined
}

/**
 * What is drawn, as SVG. Numbers and colours are all that ever gets into it: words of a prompt reach a card only as the
 * outlines of letters, so that nothing written in a prompt can be markup here.
 */
export interface Sheet {
  /** A filled outline; `d` comes from `points`, `curve` and `arc`. */
  path(d: string, fill: Paint, opacity?: number): void
  rect(box: Box, fill: Paint, options?: { readonly opacity?: number; readonly radius?: number }): void
  circle(x: number, y: number, radius: number, fill: Paint, opacity?: number): void
  ellipse(x: number, y: number, radiusX: number, radiusY: number, fill: Paint, opacity?: number): void
  line(d: string, line: Line): void
  /** Paint that changes from top to bottom of what it fills, or from left to right. */
  fade(stops: readonly Stop[], direction?: 'down' | 'right'): string
  /** Paint that changes from the middle of what it fills to its edge. */
  glow(stops: readonly Stop[]): string
  /** Draws inside a box only. */
  within(box: Box, draw: () => void): void
  /** An SVG of its own, laid over what is there; it has to come from the type setter. */
  lay(svg: string): void
  toSvg(): string
}

export function createSheet(width: number, height: number): Sheet {
  const elements: string[] = []
  let paints = 0
  const define = (tag: string, attributes: string, stops: readonly Stop[]) => {
    paints += 1
    const id = `p${paints}`
    const inner = stops.map(
      ({ at, color, opacity = 1 }) =>
        `<stop offset="${round(at)}" stop-color="${hex(color)}" stop-opacity="${round(opacity)}"/>`,
    )
    elements.push(`<defs><${tag} id="${id}"${attributes}>${inner.join('')}</${tag}></defs>`)
    return `url(#${id})`
  }
  return {
    path(d, fill, opacity = 1) {
      elements.push(`<path d="${d}"${paint(fill, opacity)}/>`)
    },
    rect({ left, top, width, height }, fill, { opacity = 1, radius = 0 } = {}) {
      elements.push(
        `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}"${
          radius === 0 ? '' : ` rx="${round(radius)}"`
        }${paint(fill, opacity)}/>`,
      )
    },
    circle(x, y, radius, fill, opacity = 1) {
      elements.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}"${paint(fill, opacity)}/>`)
    },
    ellipse(x, y, radiusX, radiusY, fill, opacity = 1) {
      elements.push(
        `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(radiusX)}" ry="${round(radiusY)}"${paint(fill, opacity)}/>`,
      )
    },
    line(d, { width, color, opacity = 1, dash }) {
      elements.push(
        `<path d="${d}" fill="none" stroke="${hex(color)}" stroke-width="${round(width)}" stroke-opacity="${round(opacity)}" stroke-linecap="round" stroke-linejoin="round"${
          dash === undefined ? '' : ` stroke-dasharray="${round(dash)}"`
        }/>`,
      )
    },
    fade: (stops, direction = 'down') =>
      define('linearGradient', direction === 'down' ? ' x1="0" y1="0" x2="0" y2="1"' : '', stops),
    glow: (stops) => define('radialGradient', '', stops),
    within({ left, top, width, height }, draw) {
      paints += 1
      const id = `p${paints}`
      elements.push(
        `<defs><clipPath id="${id}"><rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}"/></clipPath></defs><g clip-path="url(#${id})">`,
      )
      draw()
      elements.push('</g>')
    },
    lay(svg) {
      elements.push(svg)
    },
    toSvg: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${elements.join('')}</svg>`,
  }
}

function paint(fill: Paint, opacity: number): string {
  const color = typeof fill === 'string' ? fill : hex(fill)
  return ` fill="${color}"${opacity === 1 ? '' : ` fill-opacity="${round(opacity)}"`}`
}

export type Point = readonly [x: number, y: number]

/** Straight lines through the points; closed unless it is a line. */
export function points(all: readonly Point[], end: 'closed' | 'open' = 'closed'): string {
  return `M${all.map(pair).join('L')}${end === 'closed' ? 'Z' : ''}`
}

/** A soft line through the points (Catmull-Rom), open. */
export function curve(all: readonly Point[]): string {
  const at = (index: number) => pointAt(all, Math.min(all.length - 1, Math.max(0, index)))
  const parts = [`M${pair(at(0))}`]
  for (let index = 0; index + 1 < all.length; index += 1) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)]
    parts.push(
      `C${pair([from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6])} ${pair([
        to[0] - (after[0] - from[0]) / 6,
        to[1] - (after[1] - from[1]) / 6,
      ])} ${pair(to)}`,
    )
  }
  return parts.join('')
}

/** What lies below a line, down to the bottom: the line soft, or straight from point to point. */
export function mass(all: readonly Point[], bottom: number, edge: 'soft' | 'sharp' = 'soft'): string {
  const line = edge === 'soft' ? curve(all) : points(all, 'open')
  const [firstX] = pointAt(all, 0)
  const [lastX] = pointAt(all, -1)
  return `${line}L${pair([lastX, bottom])}L${pair([firstX, bottom])}Z`
}

function pointAt(all: readonly Point[], index: number): Point {
  return all.at(index) ?? [0, 0]
}

/** Part of a circle's rim, from one angle to another; degrees, 0 is to the right, 90 down. */
export function arc(x: number, y: number, radius: number, from: number, to: number): string {
  const at = (degrees: number): Point => {
    const angle = (degrees * Math.PI) / 180
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  }
  const size = `${round(radius)} ${round(radius)}`
  return `M${pair(at(from))}A${size} 0 ${to - from > 180 ? 1 : 0} 1 ${pair(at(to))}`
}

/** An outline in SVG's own words, with short numbers: outline`M${x} ${y}Q…Z`. */
export function outline(commands: TemplateStringsArray, ...numbers: readonly number[]): string {
  return commands
    .map(
      (text, index) =>
        text +
        numbers
          .slice(index, index + 1)
          .map(round)
          .join(''),
    )
    .join('')
}

function pair([x, y]: Point): string {
  return `${round(x)} ${round(y)}`
}

/** Short numbers make small drawings, and a tenth of a pixel is not seen; shares of 1 need more digits. */
function round(value: number): number {
  return Math.abs(value) < 2 ? Math.round(value * 1_000) / 1_000 : Math.round(value * 10) / 10
}
