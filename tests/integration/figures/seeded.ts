import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { db } from '@/platform/db/client'

export const now = new Date('2026-11-29T04:00:00Z')
const HOUR = 3_600_000
export const DAY = 24 * HOUR
const COUNT = 140

/** A request and its outcome, as the test keeps it in memory. */
export interface Trade {
  cameAt: Date
  status: 'NEW' | 'IN_PROGRESS' | 'QUOTED' | 'DECLINED' | 'CLOSED'
  declineReason: string | null
  estimateMinor: number
  destination: string
  quote: {
    currency: string
    totalMinor: number
    dutyMinor: number
    surchargeMinor: number
    complete: boolean
    firstAt: Date | null
    validUntil: Date
    isDraft: boolean
    sentById: string | null
    kinds: ('sku' | 'custom' | 'charge')[]
    costMinor: number
    marginMinor: number
    acceptedAt: Date | null
    confirmedAt: Date | null
  } | null
}

const trades: fc.Arbitrary<Trade> = fc
  .record({
    hoursAgo: fc.integer({ min: 1, max: 120 * 24 }),
    answeredIn: fc.integer({ min: 1, max: 300 }),
    validDays: fc.integer({ min: 1, max: 60 }),
    status: fc.constantFrom(
      'NEW',
      'IN_PROGRESS',
      'QUOTED',
      'QUOTED',
      'QUOTED',
      'DECLINED',
      'CLOSED',
    ),
    estimateMinor: fc.integer({ min: 0, max: 9_000_000 }),
    destination: fc.constantFrom('US', 'MX', 'DE'),
    currency: fc.constantFrom('USD', 'EUR', 'JPY'),
    totalMinor: fc.integer({ min: 1, max: 90_000_000 }),
    dutyMinor: fc.integer({ min: 0, max: 900_000 }),
    isOurs: fc.boolean(),
    complete: fc.boolean(),
    what: fc.constantFrom('none', 'draft', 'sent', 'sent', 'signed', 'confirmed'),
    sentById: fc.constantFrom('lin', 'mei', null),
    kinds: fc.uniqueArray(fc.constantFrom('sku', 'custom', 'charge'), { minLength: 1 }),
    marginMinor: fc.integer({ min: -100_000, max: 900_000 }),
  })
  .map((t) => {
    const cameAt = new Date(now.getTime() - t.hoursAgo * HOUR)
    const sentAt = new Date(Math.min(now.getTime(), cameAt.getTime() + t.answeredIn * HOUR))
    const isSent = t.what !== 'none' && t.what !== 'draft'
    const declines = ['Too few pieces.', 'Not our process.']
    const signed = t.what === 'signed' || t.what === 'confirmed'
    return {
      cameAt,
      status: signed ? ('QUOTED' as const) : (t.status as Trade['status']),
      declineReason:
        !signed && t.status === 'DECLINED' ? (declines[t.estimateMinor % 3] ?? null) : null,
      estimateMinor: t.estimateMinor,
      destination: t.destination,
      quote:
        t.what === 'none'
          ? null
          : {
              currency: t.currency,
              totalMinor: t.totalMinor,
              dutyMinor: t.dutyMinor,
              surchargeMinor: t.isOurs ? t.dutyMinor : 0,
              complete: t.complete,
              firstAt: isSent ? sentAt : null,
              validUntil: new Date(sentAt.getTime() + t.validDays * DAY),
              isDraft: t.what === 'draft',
              sentById: isSent ? t.sentById : null,
              kinds: t.kinds as ('sku' | 'custom' | 'charge')[],
              costMinor: t.totalMinor,
              marginMinor: t.marginMinor,
              acceptedAt: signed ? sentAt : null,
              confirmedAt: t.what === 'confirmed' ? sentAt : null,
            },
    }
  })

export const seeded = fc.sample(trades, { numRuns: COUNT, seed: 14 })

/** Writes it to the database as the site would. */
export async function write(trade: Trade, companyId: string, contactId: string): Promise<void> {
  const request = await db.quoteRequest.create({
    data: {
      companyId,
      contactId,
      companyName: 'Aurora',
      contactName: 'Ana',
      contactEmail: 'ana@aurora.example',
      destination: trade.destination,
      incoterm: 'FOB',
      currency: 'USD',
      locale: 'en',
      estimateMinor: trade.estimateMinor,
      idempotencyKey: randomUUID(),
      status: trade.status,
      declineReason: trade.declineReason,
      createdAt: trade.cameAt,
    },
  })
  const { quote } = trade
  if (!quote) return
  const quoteRow = await db.quote.create({ data: { requestId: request.id, companyId } })
  const lines = quote.kinds.map((kind) => ({
    kind: kind === 'sku' ? 'catalog' : kind,
    sku: kind === 'sku' ? 'RG-1-PL-17' : null,
  }))
  const revision = await db.quoteRevision.create({
    data: {
      quoteId: quoteRow.id,
      number: 1,
      state: quote.isDraft ? 'DRAFT' : quote.acceptedAt ? 'ACCEPTED' : 'SENT',
      document: {
        draft: { lines },
        surchargeMinor: quote.surchargeMinor,
        duty: { totalMinor: quote.dutyMinor, complete: quote.complete },
      },
      documentHash: quote.isDraft ? null : '0'.repeat(64),
      currency: quote.currency,
      totalMinor: quote.totalMinor,
      depositMinor: 0,
      validUntil: quote.validUntil,
      sentAt: quote.firstAt,
      sentById: quote.sentById,
    },
  })
  if (!quote.isDraft)
    await db.revisionMargin.create({
      data: {
        revisionId: revision.id,
        currency: quote.currency,
        costMinor: quote.costMinor,
        marginMinor: quote.marginMinor,
        margin: {},
      },
    })
  if (!quote.acceptedAt) return
  await db.acceptance.create({
    data: {
      quoteId: quoteRow.id,
      revisionId: revision.id,
      documentHash: '0'.repeat(64),
      signerName: 'Ana',
      signerEmail: 'ana@aurora.example',
      acceptedAt: quote.acceptedAt,
    },
  })
  await db.order.create({
    data: {
      quoteId: quoteRow.id,
      revisionId: revision.id,
      companyId,
      state: quote.confirmedAt ? 'CONFIRMED' : 'AWAITING_DEPOSIT',
      currency: quote.currency,
      totalMinor: quote.totalMinor,
      confirmedAt: quote.confirmedAt,
    },
  })
}
