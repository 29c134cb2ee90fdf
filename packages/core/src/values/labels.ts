/** Free key–value pairs on a job (tenant, video, campaign) to filter lists and event streams by. */
export type Labels = Readonly<Record<string, string>>

/** Whether `labels` holds every pair of `wanted`. */
export function labelsMatch(labels: Labels, wanted: Labels | undefined): boolean {
  return wanted === undefined || Object.entries(wanted).every(([key, value]) => labels[key] === value)
}
