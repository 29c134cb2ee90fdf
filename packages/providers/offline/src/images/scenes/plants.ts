import {
  type Chance,
  type Color,
  mass,
  mix,
  outline,
  type Point,
  points,
  type Sheet,
  shade,
} from '../paint/index.ts'
import type { Ridge } from './ground.ts'
import type { Stage } from './stage.ts'

/** A conifer: tiers that overlap, a trunk below. The right half of each tier is a little darker. */
export function drawConifer(
  sheet: Sheet,
  x: number,
  ground: number,
  height: number,
  { shown, chance }: { readonly shown: Color; readonly chance: Chance },
): void {
  const width = height * chance.between(0.36, 0.46)
  sheet.path(
    points([
      [x - width * 0.06, ground + height * 0.03],
      [x - width * 0.06, ground - height * 0.2],
      [x + width * 0.06, ground - height * 0.2],
      [x + width * 0.06, ground + height * 0.03],
    ]),
    shade(shown, -0.06),
  )
  const tiers = 4
  const left: Point[] = []
  for (let tier = 0; tier < tiers; tier += 1) {
    const low = ground - height * (0.1 + (tier * 0.72) / tiers)
    const half = (width / 2) * (1 - tier / (tiers + 0.4))
    left.push([x - half, low], [x - half * 0.42, low - height * 0.2])
  }
  const top: Point = [x, ground - height]
  const right = left.map(([at, y]): Point => [2 * x - at, y]).reverse()
  sheet.path(points([...left, top, ...right]), shown)
  sheet.path(points([top, ...right, [x, ground - height * 0.1]]), shade(shown, -0.035))
}

/** A broad tree: a crown of circles as one shape, lit from one side. */
export function drawBroadleaf(
  sheet: Sheet,
  x: number,
  ground: number,
  height: number,
  { shown, trunk, chance }: { readonly shown: Color; readonly trunk: Color; readonly chance: Chance },
): void {
  const radius = height * 0.27
  sheet.path(
    points([
      [x - height * 0.045, ground + height * 0.02],
      [x - height * 0.02, ground - height * 0.5],
      [x + height * 0.02, ground - height * 0.5],
      [x + height * 0.045, ground + height * 0.02],
    ]),
    trunk,
  )
  const places: readonly Point[] = [
    [-0.72, 0.42],
    [0.72, 0.4],
    [-0.42, -0.12],
    [0.46, -0.16],
    [0, -0.55],
    [0, 0.32],
  ]
  for (const [index, [across, down]] of places.entries()) {
    const size = radius * chance.between(0.72, 0.88)
    sheet.circle(
      x + across * radius,
      ground - height * 0.64 + down * radius,
      size,
      shade(shown, index % 2 === 0 ? 0.015 : -0.02),
    )
  }
}

/** A row of conifers standing on a ridge, as one dark outline with irregular tips. */
export function drawTreeLine(
  stage: Stage,
  ridge: Ridge,
  { height, shown, chance }: { readonly height: number; readonly shown: Color; readonly chance: Chance },
): void {
  const { area, sheet } = stage
  const outline: Point[] = []
  const right = area.left + area.width + height
  for (let x = area.left - height; x < right; x += height * chance.between(0.16, 0.34)) {
    const tall = height * chance.between(0.55, 1.15)
    const half = tall * 0.17
    const ground = ridge.heightAt(x)
    outline.push(
      [x - half, ground],
      [x - half * 0.35, ground - tall * 0.45],
      [x - half * 0.62, ground - tall * 0.42],
      [x, ground - tall],
      [x + half * 0.62, ground - tall * 0.42],
      [x + half * 0.35, ground - tall * 0.45],
      [x + half, ground],
    )
  }
  sheet.path(mass(outline, area.top + area.height, 'sharp'), shown)
}

/** A stem that bends, with pairs of pointed leaves; a flower or nothing at its end. */
export function drawStem(
  sheet: Sheet,
  from: Point,
  to: Point,
  { shown, leaf, pairs }: { readonly shown: Color; readonly leaf: number; readonly pairs: number },
): void {
  const bend = (to[0] - from[0]) * 0.9
  const at = (share: number): Point => [
    from[0] + bend * share * share + (to[0] - from[0] - bend) * share,
    from[1] + (to[1] - from[1]) * share,
  ]
  const steps = Array.from({ length: 9 }, (_, step) => at(step / 8))
  sheet.line(points(steps, 'open'), {
    width: leaf * 0.09,
    color: shade(shown, -0.05),
  })
  for (let pair = 0; pair < pairs; pair += 1) {
    const share = 0.22 + (pair / pairs) * 0.74
    const [x, y] = at(share)
    const size = leaf * (1.08 - share * 0.55)
    for (const side of [-1, 1] as const) drawLeaf(sheet, [x, y], size, side, shade(shown, side * 0.022))
  }
}

/** Pointed at both ends, with a vein of the leaf's own colour. */
function drawLeaf(sheet: Sheet, [x, y]: Point, size: number, side: -1 | 1, shown: Color): void {
  const tip: Point = [x + side * size * 0.94, y - size * 0.42]
  const d = outline`M${x} ${y}Q${x + side * size * 0.3} ${y - size * 0.56} ${tip[0]} ${tip[1]}Q${x + side * size * 0.62} ${y + size * 0.12} ${x} ${y}Z`
  sheet.path(d, shown)
  sheet.line(outline`M${x} ${y}Q${x + side * size * 0.45} ${y - size * 0.2} ${tip[0]} ${tip[1]}`, {
    width: size * 0.025,
    color: shade(shown, -0.06),
  })
}

export function drawFlower(
  sheet: Sheet,
  [x, y]: Point,
  radius: number,
  { petals, shown, heart }: { readonly petals: number; readonly shown: Color; readonly heart: Color },
): void {
  for (let petal = 0; petal < petals; petal += 1) {
    const angle = (petal / petals) * 2 * Math.PI
    sheet.circle(
      x + Math.cos(angle) * radius * 0.62,
      y + Math.sin(angle) * radius * 0.62,
      radius * (petals > 6 ? 0.34 : 0.46),
      petal % 2 === 0 ? shown : shade(shown, -0.03),
    )
  }
  sheet.circle(x, y, radius * 0.36, heart)
  sheet.circle(x, y, radius * 0.2, mix(heart, shown, 0.3))
}

/** Grass along a ridge, at our feet. */
export function drawGrass(
  stage: Stage,
  ridge: Ridge,
  { height, shown, chance }: { readonly height: number; readonly shown: Color; readonly chance: Chance },
): void {
  const { area, sheet } = stage
  const blades: string[] = []
  for (let x = area.left; x < area.left + area.width; x += height * chance.between(0.12, 0.5)) {
    const ground = ridge.heightAt(x) + height * 0.2
    const tall = height * chance.between(0.5, 1.1)
    const lean = height * chance.between(-0.4, 0.4)
    blades.push(
      outline`M${x - height * 0.06} ${ground}Q${x} ${ground - tall * 0.6} ${x + lean} ${ground - tall}Q${x + height * 0.06} ${ground - tall * 0.5} ${x + height * 0.08} ${ground}Z`,
    )
  }
  sheet.path(blades.join(''), shown)
}
