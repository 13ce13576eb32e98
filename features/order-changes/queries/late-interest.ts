import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { AGREED, agreedDocument } from '@/features/quotes/queries/agreed-document'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { factoryDay } from '@/platform/day'
import { NotFoundError } from '@/platform/errors'
import { interestOn, openDays, type OpenStep } from '../rules/interest'

/** Interest that could be billed for an order now. Amounts in minor units of `currency`. */
export interface LateInterest {
  serial: number
  currency: string
  /** per year, as signed; null where the terms allow none */
  percent: string | null
  /** the last day counted, `YYYY-MM-DD` */
  through: string
  amountMinor: number
  parts: { partId: string; amountMinor: number }[]
}

/**
 * The interest that an order owes by today.
 * @throws NotFoundError
 */
export async function lateInterest(
  actor: Actor,
  serial: number,
  now: Date,
  database: Prisma.TransactionClient = db,
): Promise<LateInterest> {
  authorize(actor, 'interest.bill')
  const order = await database.order.findUnique({
    where: { serial },
    include: {
      revision: { select: AGREED },
      parts: { where: { dueOn: { not: null }, kind: { not: 'INTEREST' } } },
    },
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  const through = factoryDay(now)
  const percent = agreedDocument(order.revision).lateInterestPercent ?? null
  const none = { serial, currency: order.currency, percent, through, amountMinor: 0, parts: [] }
  if (percent === null || order.state === 'CANCELLED') return none
  const billed = await database.interestBill.groupBy({
    by: ['partId'],
    where: { partId: { in: order.parts.map(({ id }) => id) } },
    _max: { through: true },
  })
  const until = new Map(billed.map(({ partId, _max }) => [partId, _max.through]))
  const steps = await openSteps(
    database,
    order.parts.map(({ id }) => id),
  )
  const parts = order.parts.flatMap(({ id, dueOn }) => {
    const after = dayOf(until.get(id) ?? dueOn)
    if (after === null || after >= through) return []
    const amountMinor = interestOn(openDays(steps.get(id) ?? [], after, through), percent)
    return amountMinor > 0 ? [{ partId: id, amountMinor }] : []
  })
  return { ...none, parts, amountMinor: parts.reduce((sum, part) => sum + part.amountMinor, 0) }
}

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/** What was open of each part, day by day, by when the money moved. */
async function openSteps(
  database: Prisma.TransactionClient,
  partIds: readonly string[],
): Promise<Map<string, OpenStep[]>> {
  const rows = await database.$queryRaw<{ part: string; day: Date; moved: bigint }[]>`
    SELECT a.subject AS part, e."valueOn" AS day, sum(p."amountMinor")::bigint AS moved
    FROM ledger_account a JOIN ledger_posting p ON p."accountId" = a.id JOIN ledger_entry e ON e.id = p."entryId"
    WHERE a.kind = 'RECEIVABLE' AND a.subject = ANY(${[...partIds]}::text[])
    GROUP BY a.subject, e."valueOn" ORDER BY a.subject, e."valueOn"`
  const steps = new Map<string, OpenStep[]>()
  for (const { part, day, moved } of rows) {
    const own = steps.get(part) ?? []
    own.push({ day: dayOf(day) ?? '', openMinor: (own.at(-1)?.openMinor ?? 0) + Number(moved) })
    steps.set(part, own)
  }
  return steps
}
