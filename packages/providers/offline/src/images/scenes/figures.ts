import {
  type Chance,
  type Color,
  mix,
  outline,
  type Palette,
  type Point,
  points,
  type Sheet,
  shade,
} from '../paint/index.ts'
import type { Standing } from './buildings.ts'

/** A person as a silhouette, from behind: coat or trousers, now and then a bag or a hat. */
function drawPerson(
  sheet: Sheet,
  { x, ground, height }: Standing,
  { shown, chance }: { readonly shown: Color; readonly chance: Chance },
): void {
  const at = (across: number, up: number): Point => [x + across * height, ground - up * height]
  const isInCoat = chance.maybe(0.5)
  const stride = chance.between(0.03, 0.075)
  const legTop = isInCoat ? 0.3 : 0.47
  for (const side of [-1, 1]) {
    sheet.path(
      points([
        at(side * 0.012, legTop + 0.06),
        at(side * 0.085, legTop + 0.06),
        at(side * (stride + 0.028), 0),
        at(side * (stride - 0.025), 0),
      ]),
      shown,
    )
  }
  const hem = isInCoat ? 0.115 : 0.085
  sheet.path(
    outline`M${at(-0.105, 0.74)[0]} ${at(0, 0.74)[1]}Q${at(-0.1, 0)[0]} ${at(0, 0.83)[1]} ${at(-0.03, 0)[0]} ${at(0, 0.84)[1]}L${at(0.03, 0)[0]} ${at(0, 0.84)[1]}Q${at(0.1, 0)[0]} ${at(0, 0.83)[1]} ${at(0.105, 0)[0]} ${at(0, 0.74)[1]}L${at(hem, 0)[0]} ${at(0, legTop)[1]}L${at(-hem, 0)[0]} ${at(0, legTop)[1]}Z`,
    shown,
  )
  for (const side of [-1, 1]) {
    sheet.line(
      outline`M${at(side * 0.092, 0)[0]} ${at(0, 0.78)[1]}Q${at(side * 0.15, 0)[0]} ${at(0, 0.62)[1]} ${at(side * 0.115, 0)[0]} ${at(0, 0.46)[1]}`,
      { width: height * 0.052, color: shown },
    )
  }
  const [headX, headY] = at(0, 0.925)
  sheet.rect(
    { left: headX - height * 0.022, top: headY, width: height * 0.044, height: height * 0.11 },
    shown,
  )
  sheet.ellipse(headX, headY, height * 0.06, height * 0.072, shown)
  const extra = chance.between(0, 1)
  if (extra < 0.25) {
    const [left, top] = at(-0.1, 0.975)
    sheet.rect({ left, top, width: height * 0.2, height: height * 0.022 }, shown, { radius: height * 0.01 })
    sheet.rect(
      { left: left + height * 0.045, top: top - height * 0.052, width: height * 0.11, height: height * 0.07 },
      shown,
      { radius: height * 0.02 },
    )
  } else if (extra < 0.45) {
    const [left, top] = at(0.09, 0.5)
    sheet.rect({ left, top, width: height * 0.1, height: height * 0.12 }, shown, { radius: height * 0.015 })
  } else if (extra < 0.65) {
    sheet.ellipse(headX, headY - height * 0.068, height * 0.034, height * 0.03, shown)
  }
}

/** A few people, grown-ups and children, side by side. */
export function drawPeople(
  sheet: Sheet,
  { x, ground, height }: Standing,
  { amount, shown, chance }: { readonly amount: number; readonly shown: Color; readonly chance: Chance },
): void {
  const pitch = height * 0.42
  for (let index = 0; index < amount; index += 1) {
    const size = index > 0 && chance.maybe(0.28) ? 0.62 : chance.between(0.9, 1.04)
    drawPerson(
      sheet,
      {
        x: x + (index - (amount - 1) / 2) * pitch + height * chance.between(-0.05, 0.05),
        ground,
        height: height * size,
      },
      { shown, chance },
    )
  }
}

/** A sailing boat: hull, two sails, a mast. */
export function drawBoat(sheet: Sheet, { x, ground, height }: Standing, palette: Palette): void {
  const hull = mix(palette.ink, palette.water, 0.15)
  const sail = mix(palette.paper, palette.light, 0.4)
  sheet.path(
    outline`M${x - height * 0.4} ${ground - height * 0.13}L${x + height * 0.46} ${ground - height * 0.13}Q${x + height * 0.34} ${ground + height * 0.02} ${x + height * 0.24} ${ground + height * 0.03}L${x - height * 0.24} ${ground + height * 0.03}Q${x - height * 0.36} ${ground} ${x - height * 0.4} ${ground - height * 0.13}Z`,
    hull,
  )
  sheet.rect(
    { left: x - height * 0.012, top: ground - height, width: height * 0.024, height: height * 0.9 },
    hull,
  )
  sheet.path(
    outline`M${x + height * 0.03} ${ground - height * 0.97}Q${x + height * 0.4} ${ground - height * 0.55} ${x + height * 0.38} ${ground - height * 0.2}L${x + height * 0.03} ${ground - height * 0.2}Z`,
    sail,
  )
  sheet.path(
    outline`M${x - height * 0.03} ${ground - height * 0.88}Q${x - height * 0.1} ${ground - height * 0.45} ${x - height * 0.32} ${ground - height * 0.2}L${x - height * 0.03} ${ground - height * 0.2}Z`,
    palette.accent,
  )
  sheet.ellipse(x, ground + height * 0.07, height * 0.34, height * 0.022, hull, 0.28)
}

/** A train on its line, from one edge to the focus. */
export function drawTrain(
  sheet: Sheet,
  { x, ground, height }: Standing,
  { palette, length }: { readonly palette: Palette; readonly length: number },
): void {
  const body = palette.accent
  const pane = palette.isDark ? palette.lamp : mix(palette.skyLow, palette.paper, 0.5)
  const wagon = height * 3.1
  for (let at = 0; at * wagon < length; at += 1) {
    const left = x - (at + 1) * wagon
    if (at === 0) {
      sheet.path(
        outline`M${left} ${ground - height}L${left + wagon * 0.78} ${ground - height}Q${left + wagon * 0.96} ${ground - height * 0.9} ${left + wagon} ${ground - height * 0.2}L${left + wagon} ${ground}L${left} ${ground}Z`,
        body,
      )
    } else {
      sheet.rect({ left, top: ground - height, width: wagon * 0.975, height }, body)
    }
    sheet.rect(
      { left, top: ground - height * 0.3, width: wagon * (at === 0 ? 0.99 : 0.975), height: height * 0.13 },
      palette.paper,
    )
    for (const pane_ of [0.07, 0.29, 0.51, 0.73]) {
      if (at === 0 && pane_ > 0.7) continue
      sheet.rect(
        {
          left: left + wagon * pane_,
          top: ground - height * 0.8,
          width: wagon * 0.15,
          height: height * 0.32,
        },
        pane,
        { radius: height * 0.05 },
      )
    }
    for (const wheel of [0.15, 0.3, 0.68, 0.83]) {
      sheet.circle(left + wagon * wheel, ground + height * 0.04, height * 0.11, palette.ink)
    }
  }
}

/** A hot-air balloon in three stripes. */
export function drawBalloon(sheet: Sheet, [x, y]: Point, radius: number, palette: Palette): void {
  const skin = palette.accent
  sheet.path(
    outline`M${x - radius} ${y}A${radius} ${radius} 0 0 1 ${x + radius} ${y}Q${x + radius * 0.9} ${y + radius * 0.75} ${x + radius * 0.2} ${y + radius * 1.35}L${x - radius * 0.2} ${y + radius * 1.35}Q${x - radius * 0.9} ${y + radius * 0.75} ${x - radius} ${y}Z`,
    skin,
  )
  sheet.path(
    outline`M${x - radius * 0.42} ${y}Q${x - radius * 0.38} ${y - radius * 0.85} ${x} ${y - radius}Q${x + radius * 0.38} ${y - radius * 0.85} ${x + radius * 0.42} ${y}Q${x + radius * 0.38} ${y + radius * 0.8} ${x + radius * 0.09} ${y + radius * 1.35}L${x - radius * 0.09} ${y + radius * 1.35}Q${x - radius * 0.38} ${y + radius * 0.8} ${x - radius * 0.42} ${y}Z`,
    mix(palette.paper, palette.light, 0.3),
  )
  for (const side of [-1, 1]) {
    sheet.line(
      outline`M${x + side * radius * 0.19} ${y + radius * 1.35}L${x + side * radius * 0.15} ${y + radius * 1.7}`,
      { width: radius * 0.035, color: shade(palette.ink, 0.08) },
    )
  }
  sheet.rect(
    { left: x - radius * 0.19, top: y + radius * 1.68, width: radius * 0.38, height: radius * 0.26 },
    mix(palette.ink, skin, 0.3),
    { radius: radius * 0.06 },
  )
}
