export { adjusted, readRepair, repairFields } from './repair.ts'
