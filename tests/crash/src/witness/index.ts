export { appendLines, openWitness, readLines, readWitnesses, sizeOfWitness } from './files.ts'
export { markOf, runsIn, type WitnessFile, type WitnessLine } from './line.ts'
export { currentStand } from './stand.ts'
export { recordedRuns, watchBackend } from './watch-backend.ts'
