export {
  type Batch,
  batchHandle,
  batchPipeline,
  prepareBatch,
} from './batch.ts'
export { expectedStages } from './expected.ts'
export { type Job, type JobDesk, jobHandle, untilClosed } from './job.ts'
export { createQueue, type Queue } from './queue.ts'
export { startWorker, type Worker, type WorkOptions } from './worker.ts'
