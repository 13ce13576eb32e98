import 'server-only'
import { z } from 'zod'
import said from '@/messages/en/validation.json'
import { typedDecimal } from '@/platform/typed-numbers'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf, type Actor } from '@/features/accounts/rules/actor'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { QUOTAS_TAG, TARIFFS_TAG } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import type { QuotaEntryKind } from '@/platform/db/generated/enums'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import {
  projectedExhaustion,
  prorated,
  statusOn,
  volumeFromHistory,
  type QuotaStatus,
} from '../engine/quota'
import { rulesInForce } from '../queries/rules-in-force'

export interface QuotaWindowView {
  id: string
  orderNumber: string
  from: string
  to: string
  /** kilograms, decimals */
  volume: string
  taken: string
  remaining: string
  basis: string
  status: QuotaStatus
  /** the day it fills up if it goes on like this; null when not before its end */
  projectedExhaustion: string | null
  ledger: {
    id: string
    kind: QuotaEntryKind
    kilograms: string
    note: string
    actor: string
    createdAt: Date
    expired: boolean
    releasable: boolean
  }[]
}

const day = z.iso.date(said.day)
const kilograms = typedDecimal(3, said.kilograms)
/** What customs granted of a reservation, percent. */
const shareGranted = typedDecimal(6, said.percentage).pipe(
  z.string().regex(/^(100|\d{1,2}(\.\d+)?)$/, said.percentage_share),
)
const messagesOf = (error: z.ZodError): string[] => error.issues.map(({ message }) => message)
const openSchema = z
  .object({
    orderNumber: z.string().max(40),
    from: day,
    to: day,
    /** imports of the base years, kilograms, with semicolons between them: a comma may be within a number */
    history: z
      .string()
      .trim()
      .min(1, said.base_years)
      .max(300)
      .transform((text, context): string[] => {
        const years = z.array(kilograms).safeParse(text.split(/\s*;\s*|,\s+|\n/))
        if (years.success) return years.data
        // Said of the field as a whole: a form has no place for the third of its years.
        for (const message of new Set(messagesOf(years.error)))
          context.addIssue({
            code: 'custom',
            message: message === said.kilograms ? said.base_years : message,
          })
        return z.NEVER
      }),
    percent: typedDecimal(4, said.percentage).pipe(
      z.string().regex(/^\d{1,3}(\.|$)/, said.percentage_high),
    ),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: said.ends_before_begins })

/**
 * Opens a period of a quota, its volume taken from what was imported in base years.
 * @throws InvalidInputError also where periods of one quota would overlap
 */
export async function openQuotaWindow(actor: Actor, input: unknown): Promise<{ id: string }> {
  authorize(actor, 'tariff.publish')
  const parsed = openSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { orderNumber, from, to, history: years, percent } = parsed.data
  const inForce = await rulesInForce()
  if (!inForce.compiledFor('US').quotas.has(orderNumber))
    throw new InvalidInputError({ orderNumber: ['the rules know no such quota'] })
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`quota ${orderNumber}`}))`
    const other = await tx.quotaWindow.findFirst({
      where: { orderNumber, fromDay: { lte: to }, toDay: { gte: from } },
    })
    if (other)
      throw new InvalidInputError({
        from: [`overlaps the period from ${other.fromDay} to ${other.toDay}`],
      })
    const basis = `${percent}% of the average of ${years.join(', ')} kg`
    const { id } = await tx.quotaWindow.create({
      data: {
        orderNumber,
        fromDay: from,
        toDay: to,
        volume: volumeFromHistory(years, percent),
        basis,
        createdBy: nameOf(actor),
      },
    })
    await cacheChanged(tx, [TARIFFS_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quota.open',
      objectType: 'quota_window',
      objectId: id,
      after: { orderNumber, from, to, basis },
    })
    return { id }
  })
}

/** Kilograms that count at an instant; a reservation that has run out doesn't. */
const taken = (
  entries: readonly { kind: string; kilograms: Prisma.Decimal; expiresAt: Date | null }[],
  now: Date,
): number =>
  // Thousandths of a kilogram are whole numbers: sums stay exact.
  entries.reduce(
    (sum, { kilograms: each, expiresAt }) =>
      expiresAt && expiresAt <= now ? sum : sum + each.mul(1000).toNumber(),
    0,
  )
const written = (thousandths: number): string => String(thousandths / 1000)

/** All periods with their ledgers, the latest first. */
export async function listQuotaWindows(
  actor: Actor,
  today: string,
  now = new Date(),
): Promise<QuotaWindowView[]> {
  authorize(actor, 'tariff.edit')
  const windows = await db.quotaWindow.findMany({
    include: { entries: { orderBy: { createdAt: 'desc' } } },
    orderBy: [{ orderNumber: 'asc' }, { fromDay: 'desc' }],
  })
  return windows.map((window) => {
    const used = taken(window.entries, now)
    const volume = window.volume.mul(1000).toNumber()
    const definition = {
      from: window.fromDay,
      to: window.toDay,
      volume: written(volume),
      criticalThresholdPercent: window.criticalThresholdPercent.toString(),
    }
    return {
      id: window.id,
      orderNumber: window.orderNumber,
      from: window.fromDay,
      to: window.toDay,
      volume: written(volume),
      taken: written(used),
      remaining: written(Math.max(0, volume - used)),
      basis: window.basis,
      status: statusOn(definition, written(Math.max(0, used)), today),
      projectedExhaustion:
        today >= window.fromDay && today <= window.toDay
          ? projectedExhaustion(definition, written(Math.max(0, used)), today)
          : null,
      ledger: window.entries.map(
        ({ id, kind, kilograms: each, note, actor, createdAt, expiresAt }) => {
          const expired = expiresAt !== null && expiresAt <= now
          const released = window.entries.some(
            (other) => other.kind === 'RELEASE' && other.adjusts === id,
          )
          return {
            id,
            kind,
            kilograms: each.toString(),
            note,
            actor,
            createdAt,
            expired,
            releasable: kind === 'RESERVATION' && !expired && !released,
          }
        },
      ),
    }
  })
}

/**
 * Enters what customs' bulletin says is used in all; the difference to what we knew goes into the ledger.
 * @throws NotFoundError, InvalidInputError
 */
export async function recordBulletin(
  actor: Actor,
  input: { windowId: string; used: string },
  now = new Date(),
): Promise<void> {
  authorize(actor, 'tariff.publish')
  const used = kilograms.safeParse(input.used)
  if (!used.success) throw new InvalidInputError({ used: messagesOf(used.error) })
  if (!z.uuid().safeParse(input.windowId).success) throw new NotFoundError('quota window')
  await db.$transaction(async (tx) => {
    const window = await locked(tx, input.windowId)
    if (!window) throw new NotFoundError('quota window')
    const entries = await tx.quotaEntry.findMany({
      where: { windowId: window.id, kind: 'BULLETIN' },
    })
    const delta = Math.round(Number(used.data) * 1000) - taken(entries, now)
    if (delta === 0) return
    await tx.quotaEntry.create({
      data: {
        windowId: window.id,
        kind: 'BULLETIN',
        kilograms: written(delta),
        note: `bulletin: ${used.data} kg used`,
        actor: nameOf(actor),
      },
    })
    await cacheChanged(tx, [TARIFFS_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quota.bulletin',
      objectType: 'quota_window',
      objectId: window.id,
      after: { used: used.data },
    })
  })
}

/** The window under its lock: whoever takes from it waits here, so nothing is taken twice. */
async function locked(
  tx: Prisma.TransactionClient,
  id: string,
): Promise<{ id: string; volume: Prisma.Decimal } | null> {
  await tx.$executeRaw`SELECT 1 FROM quota_window WHERE id = ${id}::uuid FOR UPDATE`
  return tx.quotaWindow.findUnique({ where: { id }, select: { id: true, volume: true } })
}

export interface Reservation {
  orderNumber: string
  /** day of entry the quote assumed */
  day: string
  /** what is asked, kilograms */
  kilograms: string
  quoteId: string
  note: string
  actor: string
  expiresAt: Date
}

/**
 * Reserves as much as is left, never more: our planning claim, not a right with customs. Once a quote and window.
 * @returns kilograms granted; "0" where no window is open that day
 */
export async function reserveQuota(
  tx: Prisma.TransactionClient,
  { orderNumber, day: on, kilograms: asked, quoteId, note, actor, expiresAt }: Reservation,
  now = new Date(),
): Promise<string> {
  const window = await tx.quotaWindow.findFirst({
    where: { orderNumber, fromDay: { lte: on }, toDay: { gte: on } },
    select: { id: true },
  })
  const held = window && (await locked(tx, window.id))
  if (!held) return '0'
  const entries = await tx.quotaEntry.findMany({ where: { windowId: held.id } })
  const earlier = entries.find((entry) => entry.quoteId === quoteId && entry.kind === 'RESERVATION')
  if (earlier) return earlier.kilograms.toString()
  const left = held.volume.mul(1000).toNumber() - taken(entries, now)
  const granted = Math.max(0, Math.min(left, Math.round(Number(asked) * 1000)))
  if (granted > 0) {
    await tx.quotaEntry.create({
      data: {
        windowId: held.id,
        kind: 'RESERVATION',
        kilograms: written(granted),
        quoteId,
        note,
        actor,
        expiresAt,
      },
    })
    await cacheChanged(tx, [QUOTAS_TAG])
  }
  return written(granted)
}

/**
 * Gives a reservation back before it runs out: the ledger gains an entry against it, nothing is taken out. Once a reservation.
 * @throws InvalidInputError, NotFoundError, ConflictError 'not_reserved'
 */
export async function releaseReservation(
  actor: Actor,
  entryId: string,
  now = new Date(),
): Promise<void> {
  authorize(actor, 'tariff.publish')
  if (!z.uuid().safeParse(entryId).success)
    throw new InvalidInputError({ entryId: ['the id of a ledger entry'] })
  const entry = await db.quotaEntry.findUnique({ where: { id: entryId } })
  if (!entry) throw new NotFoundError('quota entry')
  const { windowId, quoteId, note, expiresAt, kind } = entry
  if (kind !== 'RESERVATION' || (expiresAt && expiresAt <= now))
    throw new ConflictError('not_reserved')
  await db.$transaction(async (tx) => {
    await locked(tx, windowId)
    // What is left of it after any proration; the entry ends with the reservation it stands against, and then neither counts.
    const held = heldBy(entry, await tx.quotaEntry.findMany({ where: { adjusts: entry.id } }))
    const { count } = await tx.quotaEntry.createMany({
      data: [
        {
          windowId,
          quoteId,
          kind: 'RELEASE',
          kilograms: written(-held),
          adjusts: entry.id,
          note,
          actor: nameOf(actor),
          expiresAt,
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return
    await cacheChanged(tx, [TARIFFS_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quota.release',
      objectType: 'quota_window',
      objectId: windowId,
      after: { kilograms: written(held), note },
    })
  })
}

/** Thousandths of a kilogram that a reservation still holds: itself and what was entered against it. */
function heldBy(
  reservation: { id: string; kilograms: Prisma.Decimal },
  entries: readonly { adjusts: string | null; kilograms: Prisma.Decimal }[],
): number {
  return [reservation, ...entries.filter(({ adjusts }) => adjusts === reservation.id)].reduce(
    (sum, { kilograms: each }) => sum + each.mul(1000).toNumber(),
    0,
  )
}

/**
 * Cuts every reservation of a period to the share that customs announced for its opening, in whole units (19 CFR 132.12).
 * Entered again with another share, it reopens or cuts further: the ledger keeps each step.
 * @throws NotFoundError, InvalidInputError
 */
export async function prorateReservations(
  actor: Actor,
  input: { windowId: string; percent: string },
  now = new Date(),
): Promise<void> {
  authorize(actor, 'tariff.publish')
  const percent = shareGranted.safeParse(input.percent)
  if (!percent.success) throw new InvalidInputError({ percent: messagesOf(percent.error) })
  if (!z.uuid().safeParse(input.windowId).success) throw new NotFoundError('quota window')
  await db.$transaction(async (tx) => {
    const window = await locked(tx, input.windowId)
    if (!window) throw new NotFoundError('quota window')
    const entries = await tx.quotaEntry.findMany({ where: { windowId: window.id } })
    const released = new Set(
      entries.flatMap(({ kind, adjusts }) => (kind === 'RELEASE' && adjusts ? [adjusts] : [])),
    )
    for (const entry of entries.filter(
      ({ id, kind, expiresAt }) =>
        kind === 'RESERVATION' && !released.has(id) && !(expiresAt && expiresAt <= now),
    )) {
      const granted = Number(prorated(entry.kilograms.toString(), percent.data).inQuota) * 1000
      const change = granted - heldBy(entry, entries)
      if (change === 0) continue
      await tx.quotaEntry.create({
        data: {
          windowId: window.id,
          kind: 'PRORATION',
          kilograms: written(change),
          adjusts: entry.id,
          note: `${entry.note}: ${percent.data}%`,
          actor: nameOf(actor),
          expiresAt: entry.expiresAt,
        },
      })
    }
    await cacheChanged(tx, [TARIFFS_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quota.prorate',
      objectType: 'quota_window',
      objectId: window.id,
      after: { percent: percent.data },
    })
  })
}
