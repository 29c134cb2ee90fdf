export { type Fleet, type FleetWorker, startFleet } from './fleet.ts'
export type { WorkerCommand, WorkerOrders } from './orders.ts'
