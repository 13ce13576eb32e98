import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { add, compare, rational, text, ZERO } from '../engine/rational'
import { reservedKilograms, standing } from '../rules/quota-ledger'
import { rulesOver, type RulesInForce } from '../rules/rules-in-force'
import { rulesInForce } from './rules-in-force'

/**
 * The rules in force as an order itself finds them: what it has reserved of a quota is still its own, and what was
 * signed as within a quota stays within. The caller answers for who asks.
 * @param signed kilograms within each quota as they were signed, by order number, and the day they were rated by
 */
export async function rulesBeside(
  database: Prisma.TransactionClient,
  quoteId: string,
  signed: { day: string; kilograms: ReadonlyMap<string, { kilograms: string }> },
  now: Date,
): Promise<RulesInForce> {
  const rules = await rulesInForce()
  const windows = await database.quotaWindow.findMany({
    where: { entries: { some: { quoteId } } },
    select: { orderNumber: true, fromDay: true, entries: true },
  })
  const heldIn = (orderNumber: string, from: string) => {
    const found = windows.find((each) => each.orderNumber === orderNumber && each.fromDay === from)
    const own = standing(found?.entries ?? [], now).filter((each) => each.quoteId === quoteId)
    return own.reduce((sum, each) => add(sum, reservedKilograms(each, found?.entries ?? [])), ZERO)
  }
  const opened = rules.published.windows.map((window) => {
    const { orderNumber, from, to, remaining } = window
    const free = add(rational(remaining), heldIn(orderNumber, from))
    const agreed =
      from <= signed.day && signed.day <= to
        ? rational(signed.kilograms.get(orderNumber)?.kilograms ?? '0')
        : ZERO
    return { ...window, remaining: text(compare(free, agreed) < 0 ? agreed : free) }
  })
  return rulesOver({ ...rules.published, windows: opened }, rules)
}
