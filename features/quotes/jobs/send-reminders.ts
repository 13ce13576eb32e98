import 'server-only'
import { z } from 'zod'
import { settingOf } from '@/features/company/queries/settings'
import { remindersSetting, type Reminders } from '@/features/company/settings/reminders'
import { notify } from '@/features/notifications/commands/notify'
import { isOn } from '@/features/reminders/rules/due'
import { wantsReminders } from '@/features/reminders/queries/choice'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { daysBetween, factoryDay, factoryInstant } from '@/platform/day'
import { defineJob } from '@/platform/jobs'
import { log } from '@/platform/log'
import { queueMails, type Mail } from '@/platform/mail'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { holdRequest } from '../commands/hold-request'
import { notifySeller } from '../commands/notify-seller'
import { quoteMails } from '../mails/quote-mails'
import { reminderLetter, surveyLetter, type BuyerReminder } from '../mails/reminder-letters'
import { lifeOf, type LifeFacts } from '../rules/life'
import { reminderVerdict } from '../rules/reminder-verdict'
import { quoteDocumentSchema } from '../schema'

/** At most this many per run; the next run takes the others. */
const AT_ONCE = 200

/**
 * Sends due reminders. They are selected by their state, so none is missed while no worker runs,
 * and each is sent once.
 */
export const sendRemindersJob = defineJob({
  name: 'reminders.send',
  payload: z.object({}),
  cron: '*/5 * * * *',
  handle: () => sendReminders(new Date()),
})

/**
 * Sends every reminder due by a moment, or lets it lapse. Safe to repeat, and to run concurrently.
 */
export async function sendReminders(now: Date): Promise<void> {
  const dueReminders = await db.reminder.findMany({
    where: { state: 'PLANNED', dueAt: { lte: now } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: AT_ONCE,
    include: dueInclude,
  })
  const setting = (await settingOf(remindersSetting))?.value ?? null
  for (const reminder of dueReminders)
    try {
      await sendOne(reminder, setting, now)
    } catch (error) {
      // One that fails holds up no other; the next run tries it again.
      log.error({ err: error, reminder: reminder.id }, 'a reminder was not sent')
    }
}

const dueInclude = {
  request: {
    select: {
      id: true,
      serial: true,
      companyId: true,
      companyName: true,
      assignedToId: true,
      snoozedUntil: true,
    },
  },
  revision: {
    include: { quote: { select: { serial: true } }, opening: { select: { openedAt: true } } },
  },
} as const satisfies Prisma.ReminderInclude
type Due = Prisma.ReminderGetPayload<{ include: typeof dueInclude }>

async function sendOne(reminder: Due, setting: Reminders | null, now: Date): Promise<void> {
  const mails = reminder.kind === 'REQUEST_WAITS' ? [] : await mailsOf(reminder, reminder.kind, now)
  await db.$transaction(async (tx) => {
    // An answer given at this moment comes first or waits: no outdated reminder follows it.
    const life = await holdRequest(tx, reminder.requestId)
    const [lock] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM reminder WHERE id = ${reminder.id}::uuid AND state = 'PLANNED' FOR UPDATE`
    if (!lock) return
    const verdict = reminderVerdict(reminder.kind, await factsOf(tx, reminder, life, setting, now))
    if (verdict === 'wait') {
      const dueAt = factoryInstant(`${dayOf(reminder.request.snoozedUntil ?? now)}T00:00`)
      await tx.reminder.update({ where: { id: reminder.id }, data: { dueAt } })
      return
    }
    await tx.reminder.update({
      where: { id: reminder.id },
      data: { state: verdict === 'send' ? 'SENT' : 'LAPSED', endedAt: now },
    })
    if (verdict === 'lapse') return
    await queueMails(tx, mails)
    if (reminder.kind !== 'SURVEY') await tellHouse(tx, reminder)
  })
}

/** A day as the database stores it. */
const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

async function factsOf(
  tx: Prisma.TransactionClient,
  { kind, step, request, revision, revisionId }: Due,
  life: LifeFacts,
  setting: Reminders | null,
  now: Date,
) {
  const sooner =
    kind === 'QUOTE_EXPIRES' && revisionId
      ? await tx.reminder.count({
          where: {
            kind,
            revisionId,
            step: { lt: step },
            state: { not: 'CANCELLED' },
            dueAt: { lte: now },
          },
        })
      : 0
  const standing =
    revisionId &&
    (await tx.quoteRevision.count({
      where: { id: revisionId, state: { in: ['SENT', 'DECLINED'] } },
    }))
  return {
    state: lifeOf(life, now),
    drafting: life.drafting,
    stands: standing === 1,
    opened: Boolean(revision?.opening),
    putOff: request.snoozedUntil !== null && dayOf(request.snoozedUntil) > factoryDay(now),
    overtaken: sooner > 0,
    isOn: isOn({ kind, step }, setting),
  }
}

/**
 * The letters to the buyer and to colleagues who get those of quotes, without people who stopped
 * them or have left.
 */
async function mailsOf(
  { id, requestId, request, revision }: Due,
  kind: BuyerReminder | 'SURVEY',
  now: Date,
): Promise<Mail[]> {
  if (!revision) return []
  const document = quoteDocumentSchema.parse(revision.document)
  const about = { id, document, requestId }
  const daysLeft = daysBetween(factoryDay(now), document.draft.validUntil)
  const mails = await quoteMails(db, { companyId: request.companyId, document }, (reader) =>
    kind === 'SURVEY'
      ? surveyLetter({ ...about, revisionId: revision.id, reader })
      : reminderLetter({ ...about, kind, daysLeft, reader }),
  )
  const isWanted = await Promise.all(mails.map(({ to }) => wantsReminders(requestId, to)))
  return mails.filter((_, i) => isWanted[i])
}

/**
 * Notifies the desk: for a request the assignee or all who answer requests, for a quote its seller.
 */
async function tellHouse(
  tx: Prisma.TransactionClient,
  { id, kind, request, revision, requestId }: Due,
) {
  const cause = `reminder:${id}`
  if (revision)
    return notifySeller(tx, {
      kind: 'quote-quiet',
      cause,
      quoteSerial: revision.quote.serial,
      request,
      sentById: revision.sentById,
      more: {
        what:
          kind === 'QUOTE_UNOPENED' ? 'unopened' : kind === 'QUOTE_EXPIRES' ? 'expires' : 'moved',
        day: factoryDay(new Date(revision.validUntil.getTime() - 1)),
      },
    })
  const quote = await tx.quote.findUnique({ where: { requestId }, select: { serial: true } })
  const number = quote ? formatQuoteNumber(quote.serial) : formatRequestNumber(request.serial)
  return notify(tx, {
    kind: 'request-waits',
    cause,
    values: { company: request.companyName, number },
    path: `/staff/${quote ? 'quotes' : 'requests'}/${number}`,
    to: request.assignedToId
      ? { people: [request.assignedToId] }
      : { permission: 'request.handle' },
  })
}
