import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, may } from '@/features/accounts/rules/permissions'
import { waitingBankChanges } from '@/features/company/queries/bank'
import { listNotifications } from '@/features/notifications/queries/notifications'
import { promiseClock } from '@/features/requests/queries/response-promise'
import { waiting } from '@/features/requests/rules/promise'
import { addDays, factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { formatOrderNumber } from '@/platform/numbers'
import { section, SECTION_ROWS, type WorkRow, type WorkSection } from '../rules/section'

const nothing = { value: null, owner: null, age: null, mark: null } as const
/** What nobody has looked at for so long is looked for elsewhere. */
const WITHIN_DAYS = 90

/** Payments that could not be settled by themselves. */
export async function paymentsForAPerson(actor: Actor, now: Date): Promise<WorkSection> {
  authorize(actor, 'payment.watch')
  const clock = await promiseClock(now)
  const rows = await db.$queryRaw<
    {
      id: string
      serial: number
      companyName: string
      what: string
      amountMinor: bigint
      currency: string
      at: Date
    }[]
  >`
    SELECT e.id, o.serial, r."companyName", e.after->>'what' AS what, t."amountMinor", t.currency::text AS currency, e.at
    FROM audit_event e JOIN payment p ON p.id = e."objectId"::uuid JOIN payment_part t ON t.id = p."partId"
    JOIN "order" o ON o.id = t."orderId" JOIN quote q ON q.id = o."quoteId" JOIN quote_request r ON r.id = q."requestId"
    WHERE e."objectType" = 'payment' AND e.action = 'payment.alert'
      AND e.at > ${new Date(now.getTime() - WITHIN_DAYS * 86_400_000)}
    ORDER BY e.at LIMIT ${SECTION_ROWS + 1}`
  return section(
    'payments',
    rows.map((row): WorkRow => {
      const { ageHours, late } = waiting(row.at, clock)
      return {
        ...nothing,
        id: row.id,
        href: `/staff/orders/${formatOrderNumber(row.serial)}`,
        name: formatOrderNumber(row.serial),
        subject: row.companyName,
        detail: row.what.replaceAll('_', ' '),
        value: { minor: Number(row.amountMinor), currency: row.currency },
        age: { hours: ageHours },
        mark: late ? 'late' : null,
        step: 'settle',
      }
    }),
    null,
  )
}

/** So many days before its last a deposit is worth a word to its buyer. */
const DEPOSIT_SOON_DAYS = 2

/** Orders that begin once their deposit is in, the oldest first; with the day on which it is due where one is known. */
export async function depositsDue(actor: Actor, now: Date): Promise<WorkSection> {
  authorize(actor, 'order.list')
  const today = factoryDay(now)
  const dueOf = (due: Date): Pick<WorkRow, 'age' | 'mark'> => {
    const day = due.toISOString().slice(0, 10)
    const mark = day < today ? 'late' : day <= addDays(today, DEPOSIT_SOON_DAYS) ? 'soon' : null
    return { age: { day }, mark }
  }
  const rows = await db.order.findMany({
    where: { state: 'AWAITING_DEPOSIT' },
    orderBy: [{ createdAt: 'asc' }, { serial: 'asc' }],
    take: SECTION_ROWS + 1,
    select: {
      serial: true,
      currency: true,
      createdAt: true,
      parts: { where: { kind: 'DEPOSIT' }, select: { amountMinor: true, dueOn: true } },
      quote: {
        select: {
          request: {
            select: {
              companyName: true,
              destination: true,
              assignedTo: { select: { name: true } },
            },
          },
        },
      },
    },
  })
  return section(
    'deposits',
    rows.map(({ serial, currency, createdAt, parts, quote: { request } }): WorkRow => ({
      ...nothing,
      id: String(serial),
      href: `/staff/orders/${formatOrderNumber(serial)}`,
      name: formatOrderNumber(serial),
      subject: request.companyName,
      detail: request.destination,
      value: { minor: Number(parts[0]?.amountMinor ?? 0n), currency },
      owner: request.assignedTo?.name ?? null,
      ...(parts[0]?.dueOn ? dueOf(parts[0].dueOn) : { age: { day: factoryDay(createdAt) } }),
      step: 'remind',
    })),
    '/staff/orders?state=AWAITING_DEPOSIT',
  )
}

/** What colleagues need this person's yes for: bank accounts that change, and drafts they were asked for. */
export async function approvalsAsked(actor: Actor): Promise<WorkSection> {
  authorize(actor, 'notification.read')
  const [changes, told] = await Promise.all([
    // Whose yes an account takes; the others of the desk may read of it in the settings.
    may(actor, 'setting.money') ? waitingBankChanges(actor) : [],
    listNotifications(actor),
  ])
  const bank = changes
    .filter(({ own }) => !own)
    .map((change): WorkRow => ({
      ...nothing,
      id: change.id,
      href: `/staff/settings/bank?of=${change.currency}`,
      name: change.currency,
      subject: change.note,
      detail: '',
      owner: change.proposedBy,
      age: { day: factoryDay(change.proposedAt) },
      step: 'approve',
    }))
  const asked = told
    .filter(({ kind, read }) => kind === 'approval-asked' && !read)
    .map((each): WorkRow => ({
      ...nothing,
      id: each.id,
      href: each.path,
      name: each.values.number ?? '',
      subject: each.values.company ?? '',
      detail: '',
      owner: each.values.by ?? null,
      age: { day: factoryDay(each.createdAt) },
      step: 'approve',
    }))
  return section('approvals', [...bank, ...asked], null)
}
