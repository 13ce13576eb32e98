import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { add, compare, rational, text, ZERO } from '../engine/rational'
import { reservedKilograms, standing } from '../rules/quota-ledger'
import { rulesOver, type RulesInForce } from '../rules/rules-in-force'
import { rulesInForce } from './rules-in-force'

/**
 * The rules in force from the view of one order: what it has reserved of a quota is still its own, and what was
 * signed as within a quota stays within. The caller checks the actor's right.
 * @param signed kilograms within each quota as signed, by order number, and the day by which they were rated
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
  const reservedIn = (orderNumber: string, from: string) => {
    const found = windows.find((each) => each.orderNumber === orderNumber && each.fromDay === from)
    const own = standing(found?.entries ?? [], now).filter((each) => each.quoteId === quoteId)
    return own.reduce((sum, each) => add(sum, reservedKilograms(each, found?.entries ?? [])), ZERO)
  }
  const ownWindows = rules.published.windows.map((window) => {
    const { orderNumber, from, to, remaining } = window
    const free = add(rational(remaining), reservedIn(orderNumber, from))
    const agreed =
      from <= signed.day && signed.day <= to
        ? rational(signed.kilograms.get(orderNumber)?.kilograms ?? '0')
        : ZERO
    return { ...window, remaining: text(compare(free, agreed) < 0 ? agreed : free) }
  })
  return rulesOver({ ...rules.published, windows: ownWindows }, rules)
}
