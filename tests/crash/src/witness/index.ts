export { appendLines, openWitness, readLines, readWitnesses, sizeOfWitness, type Witness } from './files.ts'
export { markOf, runsIn, type WitnessFile, type WitnessLine } from './line.ts'
export { currentStand, type Stand } from './stand.ts'
export { recordedRuns, watchBackend } from './watch-backend.ts'
