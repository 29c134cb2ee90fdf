export { type Fleet, type FleetWorker, startFleet } from './fleet.ts'
