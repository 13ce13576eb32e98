import type { GoodsView } from '../queries/goods'

/** The next thing that the house does for an order, as a code of its words with values. Pure. */
export type NextStep =
  | { code: 'deposit' | 'cancelled' | 'held' | 'done' }
  | { code: 'work' | 'inspect'; title: string; stage: GoodsView['lines'][number]['at'] }
  | { code: 'ship'; pieces: number }
  | { code: 'arrive' | 'release'; number: number }

/** The action nearest to the buyer’s door comes first: goods waiting there cost most. */
export function nextStep({ state, isHeld, lines, shipments }: GoodsView): NextStep {
  if (state === 'CANCELLED') return { code: 'cancelled' }
  if (isHeld) return { code: 'held' }
  if (state === 'AWAITING_DEPOSIT') return { code: 'deposit' }
  const pieces = lines.reduce((sum, { ready, shipped }) => sum + ready - shipped, 0)
  if (pieces > 0) return { code: 'ship', pieces }
  const inspected = lines.find(({ at, made, ready }) => at === 'INSPECTION' && made > ready)
  if (inspected) return { code: 'inspect', title: inspected.title, stage: inspected.at }
  const unreleased = shipments.find(({ releasedAt }) => releasedAt === null)
  if (unreleased) return { code: 'release', number: unreleased.number }
  const working = lines
    .filter(({ ready, quantity }) => ready < quantity)
    .toSorted((a, b) => (a.expected ?? '').localeCompare(b.expected ?? ''))[0]
  if (working) return { code: 'work', title: working.title, stage: working.at }
  const underWay = shipments.find(({ arrivedOn }) => arrivedOn === null)
  return underWay ? { code: 'arrive', number: underWay.number } : { code: 'done' }
}
