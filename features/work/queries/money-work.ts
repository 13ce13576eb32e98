import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, may } from '@/features/accounts/rules/permissions'
import { waitingBankChanges } from '@/features/company/queries/bank'
import { soonUntil } from '@/features/company/queries/told-ahead'
import { listNotifications } from '@/features/notifications/queries/notifications'
import { owedParts } from '@/features/payments/queries/owed-parts'
import { paymentAlerts } from '@/features/payments/queries/payment-alerts'
import { promiseClock } from '@/features/requests/queries/response-promise'
import { waiting } from '@/features/requests/rules/promise'
import { OPEN_TRANSFER } from '@/features/transfers/queries/transfers'
import type { Locale } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { dayText } from '@/platform/dates'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { formatOrderNumber } from '@/platform/numbers'
import { section, SECTION_ROWS, type WorkRow, type WorkSection } from '../rules/section'

const nothing = { value: null, owner: null, age: null, mark: null } as const
/** Payments that could not be settled automatically, until somebody says what was done. */
export async function paymentsForAPerson(
  actor: Actor,
  now: Date,
  locale: Locale,
): Promise<WorkSection> {
  const t = translator('finance', locale)
  const [clock, alerts] = await Promise.all([
    promiseClock(now),
    paymentAlerts(actor, SECTION_ROWS + 1),
  ])
  return section(
    'payments',
    alerts.map((alert): WorkRow => {
      const { ageHours, late } = waiting(alert.at, clock)
      return {
        ...nothing,
        id: alert.id,
        href: '/staff/finance#finance-alerts',
        name: formatOrderNumber(alert.orderSerial),
        subject: alert.company,
        detail: t('alert', { what: alert.what }),
        value: { minor: alert.amountMinor, currency: alert.currency },
        age: { hours: ageHours },
        mark: late ? 'late' : null,
        step: 'settle',
      }
    }),
    '/staff/finance#finance-alerts',
  )
}

/** Incoming transfers that aren't assigned yet, the oldest first; they wait since their statement was taken. */
export async function transfersToMatch(
  actor: Actor,
  now: Date,
  locale: Locale,
): Promise<WorkSection> {
  authorize(actor, 'transfer.match')
  const t = translator('transfers.desk', locale)
  const [clock, rows] = await Promise.all([
    promiseClock(now),
    db.bankEntry.findMany({
      where: OPEN_TRANSFER,
      orderBy: [{ bookedOn: 'asc' }, { id: 'asc' }],
      take: SECTION_ROWS + 1,
      include: { statement: { select: { takenAt: true } } },
    }),
  ])
  return section(
    'transfers',
    rows.map((row): WorkRow => {
      const { ageHours, late } = waiting(row.statement.takenAt, clock)
      return {
        ...nothing,
        id: row.id,
        href: '/staff/transfers',
        name: dayText(row.bookedOn.toISOString().slice(0, 10), locale),
        subject: row.partyName || t('noName'),
        detail: row.reference || row.text,
        value: { minor: Number(row.amountMinor), currency: row.currency },
        age: { hours: ageHours },
        mark: late ? 'late' : null,
        step: 'match',
      }
    }),
    '/staff/transfers',
  )
}

/** The age of a row, by the day on which money is due. */
const dueOf = (day: string, today: string, soon: string): Pick<WorkRow, 'age' | 'mark'> => ({
  age: { day },
  mark: day < today ? 'late' : day <= soon ? 'soon' : null,
})

/** Parts of plans that are due or late, except deposits that orders wait for. */
export async function partsDue(actor: Actor, now: Date, locale: Locale): Promise<WorkSection> {
  const today = factoryDay(now)
  const t = translator('orders', locale)
  const soon = await soonUntil(today)
  const rows = await owedParts(actor, today, {
    most: SECTION_ROWS + 1,
    dueBy: soon,
    deposits: false,
  })
  return section(
    'parts',
    rows.map((part): WorkRow => ({
      ...nothing,
      id: part.id,
      href: `/staff/orders/${formatOrderNumber(part.orderSerial)}`,
      name: formatOrderNumber(part.orderSerial),
      subject: part.company,
      detail: t('partKind', { kind: part.kind }),
      value: { minor: part.openMinor, currency: part.currency },
      ...dueOf(part.dueOn ?? today, today, soon),
      step: 'remind',
    })),
    '/staff/finance',
  )
}

/** Orders that wait for their deposit, by its due day; the oldest first where none is known. */
export async function depositsDue(actor: Actor, now: Date): Promise<WorkSection> {
  authorize(actor, 'order.list')
  const today = factoryDay(now)
  const soon = await soonUntil(today)
  const first = await db.$queryRaw<{ serial: number }[]>`
    SELECT o.serial FROM "order" o LEFT JOIN payment_part t ON t."orderId" = o.id AND t.kind = 'DEPOSIT'
    WHERE o.state = 'AWAITING_DEPOSIT' ORDER BY t."dueOn" NULLS LAST, o."createdAt", o.serial LIMIT ${SECTION_ROWS + 1}`
  const place = new Map(first.map(({ serial }, i) => [serial, i]))
  const rows = await db.order.findMany({
    where: { serial: { in: [...place.keys()] } },
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
    rows
      .toSorted((a, b) => (place.get(a.serial) ?? 0) - (place.get(b.serial) ?? 0))
      .map(({ serial, currency, createdAt, parts, quote: { request } }): WorkRow => ({
        ...nothing,
        id: String(serial),
        href: `/staff/orders/${formatOrderNumber(serial)}`,
        name: formatOrderNumber(serial),
        subject: request.companyName,
        detail: request.destination,
        value: { minor: Number(parts[0]?.amountMinor ?? 0n), currency },
        owner: request.assignedTo?.name ?? null,
        ...(parts[0]?.dueOn
          ? dueOf(parts[0].dueOn.toISOString().slice(0, 10), today, soon)
          : { age: { day: factoryDay(createdAt) } }),
        step: 'remind',
      })),
    '/staff/orders?state=AWAITING_DEPOSIT',
  )
}

/** What colleagues need this person's approval for: changed bank accounts, and drafts. */
export async function approvalsAsked(actor: Actor): Promise<WorkSection> {
  authorize(actor, 'notification.read')
  const [changes, notifications] = await Promise.all([
    // Those who may approve an account; others of the desk may read of it in the settings.
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
  const draftIds = notifications
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
  return section('approvals', [...bank, ...draftIds], null)
}
