export { type Card, type CardRequest, composeCard } from './compose.ts'
export { loadRasterizer, type Pixels } from './rasterizer.ts'
