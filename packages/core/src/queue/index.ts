export {
  type Batch,
  type BatchInput,
  type BatchResult,
  batchHandle,
  batchPipeline,
  prepareBatch,
} from './batch.ts'
export { type Job, type JobDesk, jobHandle, notFound } from './job.ts'
export { createQueue, type Queue } from './queue.ts'
export { startWorker, type Worker, type WorkOptions } from './worker.ts'
