import type { Motif, Weights } from '../words/index.ts'
import { drawAbstract } from './abstract.ts'
import { drawChart } from './chart.ts'
import { drawCity } from './city.ts'
import { drawCrowd } from './crowd.ts'
import { drawDesert } from './desert.ts'
import { drawDiagram } from './diagram.ts'
import { drawFields } from './fields.ts'
import { drawForest } from './forest.ts'
import { drawGarden } from './garden.ts'
import { drawMountains } from './mountains.ts'
import { drawRiver } from './river.ts'
import { drawRoad } from './road.ts'
import { drawRoom } from './room.ts'
import { drawSea } from './sea.ts'
import { drawSpace } from './space.ts'
import type { Scene } from './stage.ts'
import { drawTechnology } from './technology.ts'
import { drawVillage } from './village.ts'
import { drawWeather } from './weather.ts'

export type { Scene, Stage } from './stage.ts'

const scenes = {
  sea: outdoors(drawSea),
  mountain: outdoors(drawMountains),
  forest: outdoors(drawForest),
  city: outdoors(drawCity),
  village: outdoors(drawVillage),
  field: outdoors(drawFields),
  desert: outdoors(drawDesert),
  river: outdoors(drawRiver),
  road: outdoors(drawRoad),
  garden: outdoors(drawGarden),
  people: outdoors(drawCrowd),
  space: drawSpace,
  room: drawRoom,
  technology: drawTechnology,
  abstract: drawAbstract,
  chart: drawChart,
  diagram: drawDiagram,
} as const satisfies { readonly [name: string]: Scene }

export type SceneName = keyof typeof scenes

export function sceneOf(name: SceneName): Scene {
  return scenes[name]
}

/** Motifs that are a scene, or lead to one; of two that weigh the same, the first. */
const leads: readonly (readonly [Motif, SceneName, weight: number])[] = [
  ['diagram', 'diagram', 2.5],
  ['chart', 'chart', 2.5],
  ['sea', 'sea', 1],
  ['mountain', 'mountain', 1],
  ['forest', 'forest', 1],
  ['village', 'village', 1],
  ['city', 'city', 1],
  ['river', 'river', 1],
  ['desert', 'desert', 1],
  ['road', 'road', 0.8],
  ['space', 'space', 1],
  ['field', 'field', 1],
  ['garden', 'garden', 1],
  ['room', 'room', 0.95],
  ['technology', 'technology', 0.95],
  ['money', 'chart', 0.9],
  ['turbine', 'field', 0.8],
  ['train', 'field', 0.8],
  ['balloon', 'field', 0.8],
  ['factory', 'city', 1],
  ['process', 'diagram', 0.7],
  ['snow', 'mountain', 0.45],
  ['people', 'people', 0.55],
  ['bird', 'sea', 0.4],
  ['storm', 'sea', 0.4],
  ['rain', 'city', 0.4],
  ['fog', 'forest', 0.4],
  ['sunset', 'field', 0.35],
  ['dawn', 'field', 0.35],
  ['day', 'field', 0.3],
  ['night', 'village', 0.35],
]

/** The scene that a prompt's words ask for most strongly; something abstract if they ask for none. */
export function chooseScene(weights: Weights): SceneName {
  let best: { readonly scene: SceneName; readonly weight: number } = { scene: 'abstract', weight: 0 }
  for (const [motif, scene, factor] of leads) {
    const weight = (weights.get(motif) ?? 0) * factor
    if (weight > best.weight) best = { scene, weight }
  }
  return best.scene
}

function outdoors(draw: Scene): Scene {
  return (stage) => {
    draw(stage)
    drawWeather(stage)
  }
}
