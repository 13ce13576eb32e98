/** Compares Stripe with the books. Pure. */

export const SUBJECTS = ['payment', 'refund', 'dispute', 'payout', 'fee', 'other'] as const
export type Subject = (typeof SUBJECTS)[number]

/** A fact about money as one side has it. Amounts in minor units, signed as they move the balance at Stripe. */
export interface MoneyFact {
  subject: Subject
  /** the id both sides know it by: a payment intent, or Stripe's id of a refund, a movement of a dispute, a payout */
  id: string
  amountMinor: number
  currency: string
  /** null where this side has none */
  status: string | null
  /** our payment, where it belongs to one */
  paymentId: string | null
}

export const DIFFERENCE_KINDS = [
  'missing_here',
  'missing_there',
  'currency',
  'amount',
  'fee',
  'status',
] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

export interface Difference {
  /** identifies the difference from one comparison to the next */
  key: string
  kind: DifferenceKind
  subject: Subject
  objectId: string
  here: MoneyFact | null
  there: MoneyFact | null
  paymentId: string | null
}

/**
 * The differences between the two sides, one per fact (the gravest); none where they agree. Facts of one side with
 * the same id are summed: what a charge came to, whichever movements reported it.
 */
export function compare(here: readonly MoneyFact[], there: readonly MoneyFact[]): Difference[] {
  const [ours, theirs] = [summed(here), summed(there)]
  const keys = [...new Set([...ours.keys(), ...theirs.keys()])].toSorted()
  return keys.flatMap((key) => {
    const [mine, its] = [ours.get(key) ?? null, theirs.get(key) ?? null]
    const kind = kindOf(mine, its)
    const fact = mine ?? its
    return kind && fact
      ? [
          {
            key,
            kind,
            subject: fact.subject,
            objectId: fact.id,
            here: mine,
            there: its,
            paymentId: mine?.paymentId ?? its?.paymentId ?? null,
          },
        ]
      : []
  })
}

function kindOf(mine: MoneyFact | null, its: MoneyFact | null): DifferenceKind | null {
  if (!mine) return 'missing_here'
  if (!its) return 'missing_there'
  if (mine.currency !== its.currency) return 'currency'
  if (mine.amountMinor !== its.amountMinor) return mine.subject === 'fee' ? 'fee' : 'amount'
  return mine.status !== null && its.status !== null && mine.status !== its.status ? 'status' : null
}

function summed(facts: readonly MoneyFact[]): Map<string, MoneyFact> {
  const byId = new Map<string, MoneyFact>()
  for (const fact of facts) {
    const key = `${fact.subject}:${fact.id}`
    const before = byId.get(key)
    byId.set(key, before ? { ...before, amountMinor: before.amountMinor + fact.amountMinor } : fact)
  }
  return byId
}

/** How a difference can be settled: ask Stripe again and book its answer, or note why it stays. */
export type Remedy = 'ask' | 'note'
export const remediesOf = ({
  kind,
  subject,
}: Pick<Difference, 'kind' | 'subject'>): readonly Remedy[] =>
  kind === 'missing_there' || subject === 'other' ? ['note'] : ['ask', 'note']
