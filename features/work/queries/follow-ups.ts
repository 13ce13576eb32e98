import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { formatOrderNumber, formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { FOLLOW_UP_LIST } from '../rules/follow-up-list'
import { section, SECTION_ROWS, type WorkRow, type WorkSection } from '../rules/section'

/** The actor's follow-ups that are due by today, or come next; each links to the current page of its trade. */
export async function myFollowUps(actor: Actor, now: Date): Promise<WorkSection> {
  authorize(actor, 'follow-up.keep')
  const today = factoryDay(now)
  const rows = await db.followUp.findMany({
    where: { ownerId: actor.userId, doneAt: null },
    orderBy: [{ onDay: 'asc' }, { id: 'asc' }],
    take: SECTION_ROWS + 1,
    include: {
      request: {
        select: {
          serial: true,
          companyName: true,
          quote: { select: { serial: true, order: { select: { serial: true } } } },
        },
      },
    },
  })
  return section(
    'followUps',
    rows.map(({ id, onDay, note, request }): WorkRow => {
      const day = onDay.toISOString().slice(0, 10)
      const { quote } = request
      const [name, href] = quote?.order
        ? [
            formatOrderNumber(quote.order.serial),
            `/staff/orders/${formatOrderNumber(quote.order.serial)}`,
          ]
        : quote
          ? [formatQuoteNumber(quote.serial), `/staff/quotes/${formatQuoteNumber(quote.serial)}`]
          : [
              formatRequestNumber(request.serial),
              `/staff/requests/${formatRequestNumber(request.serial)}`,
            ]
      return {
        id,
        href,
        name,
        subject: request.companyName,
        detail: note,
        value: null,
        owner: null,
        age: { day },
        mark: day < today ? 'late' : day === today ? 'soon' : null,
        step: 'follow',
      }
    }),
    FOLLOW_UP_LIST.path,
  )
}
