export {
  comparePriorities,
  type Priority,
  type PriorityInput,
  type PriorityLevel,
  priorityLevels,
  raise,
  toPriority,
} from './priority.ts'
