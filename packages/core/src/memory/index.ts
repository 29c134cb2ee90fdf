export { memoryAssets } from './asset-store.ts'
export { type MemoryBackend, memoryBackend } from './backend.ts'
export { systemClock } from './clock.ts'
export { platformRandomness, systemIdentifiers } from './identifiers.ts'
