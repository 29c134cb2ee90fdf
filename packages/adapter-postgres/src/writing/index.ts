export { batchLimits, createBatches } from './batches.ts'
export { encodeJob, levelNumbers, toJson, toText } from './encode.ts'
export {
  type Touched,
  type TouchedJob,
  type TouchedRow,
  toTouched,
  touchedColumns,
  touchedOf,
} from './touched.ts'
export { createWrites, type LeaseKey, type Writes } from './writes.ts'
