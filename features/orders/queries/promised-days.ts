import 'server-only'
import { addWorkingDays, type FactoryCalendar } from '@/features/company/rules/calendar'
import { quoteDocumentSchema } from '@/features/quotes/schema'
import type { Prisma } from '@/platform/db/generated/client'
import { addDays, factoryDay } from '@/platform/day'
import { formatOrderNumber, formatQuoteNumber } from '@/platform/numbers'
import { partStandings } from './part-standings'

/** A day that a quote or an order promises, and where another calendar would put it. */
export interface MovedDay {
  /** of the quote or order */
  number: string
  day: string
  movesTo: string
}

/** The part of a document that says how its production was counted. */
const productionSchema = quoteDocumentSchema.pick({ production: true })

/**
 * Promised days that another calendar would move: production of quotes that can still be signed,
 * and open parts of orders. Oldest first; nothing is written. The caller has authorized the reader.
 * @param before the calendar in force: days that it moved already were asked about when it was set
 */
export async function movedDays(
  tx: Prisma.TransactionClient,
  { before, after }: { before: FactoryCalendar; after: FactoryCalendar },
  now: Date,
): Promise<MovedDay[]> {
  // Only this value of each document is read: a document has every line and layer of its quote.
  const quotes = await tx.$queryRaw<{ serial: number; production: unknown }[]>`
    SELECT q.serial, v.document->'production' AS production
    FROM quote_revision v JOIN quote q ON q.id = v."quoteId"
    WHERE v.state = 'SENT' AND v."validUntil" > ${now}
    ORDER BY v."validUntil"`
  const parts = await tx.paymentPart.findMany({
    where: {
      dueOn: { gte: new Date(`${factoryDay(now)}T00:00:00Z`) },
      order: { state: { not: 'CANCELLED' } },
    },
    orderBy: { dueOn: 'asc' },
    select: {
      id: true,
      gate: true,
      dueOn: true,
      dueDays: true,
      order: { select: { serial: true, createdAt: true, confirmedAt: true } },
    },
  })
  const standings = await partStandings(
    tx,
    parts.map(({ id }) => id),
  )
  const moved = (number: string, day: string, from: string, workingDays: number): MovedDay[] => {
    const [was, movesTo] = [before, after].map(
      (calendar) => addWorkingDays(from, workingDays, calendar).day,
    )
    return movesTo === undefined || movesTo === was || movesTo === day
      ? []
      : [{ number, day, movesTo }]
  }
  return [
    ...quotes.flatMap(({ serial, production: productionValue }) => {
      const production =
        productionValue === null
          ? undefined
          : productionSchema.parse({ production: productionValue }).production
      if (!production) return []
      const from = addDays(production.day, -production.calendarDays)
      return moved(formatQuoteNumber(serial), production.day, from, production.workingDays)
    }),
    ...parts.flatMap(({ id, gate, dueOn, dueDays, order }) => {
      if (standings.get(id)?.paidAt) return []
      const from = gate === 'signature' ? order.createdAt : (order.confirmedAt ?? order.createdAt)
      if (!dueOn || dueDays === null) return []
      const day = dueOn.toISOString().slice(0, 10)
      return moved(formatOrderNumber(order.serial), day, factoryDay(from), dueDays)
    }),
  ]
}
