import type { Fact, TransientEvent } from '../job/index.ts'

/**
 * Puts durable and transient events in the order in which they happened, as far as their times tell: durable ones keep
 * their order, and a transient one comes before what was recorded after it. At the same moment text precedes the fact
 * that records it, and the fact that a stage has begun precedes what the stage reports.
 */
export function interleave<Durable>(
  durables: readonly Durable[],
  transients: readonly TransientEvent[],
  factOf: (durable: Durable) => Fact,
): readonly (Durable | TransientEvent)[] {
  if (transients.length === 0) return durables
  const merged: (Durable | TransientEvent)[] = []
  let waiting = transients
  for (const durable of durables) {
    const fact = factOf(durable)
    const isEarlier = ({ at }: TransientEvent) =>
      at < fact.at || (at === fact.at && fact.type !== 'stage.started')
    merged.push(...waiting.filter(isEarlier), durable)
    waiting = waiting.filter((event) => !isEarlier(event))
  }
  return [...merged, ...waiting]
}
