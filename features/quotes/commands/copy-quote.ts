import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { hashToken, linkExpiry, linkToken } from '@/features/accounts/rules/links'
import { authorize } from '@/features/accounts/rules/permissions'
import { houseTerms } from '@/features/company/queries/house-terms'
import { currentRates, exchangeRate } from '@/features/company/queries/selling-rates'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { recordAudit } from '@/platform/audit'
import { addDays, factoryDay } from '@/platform/day'
import type { Prisma } from '@/platform/db/generated/client'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { formatQuoteNumber } from '@/platform/numbers'
import { reidentified } from '../rules/choices'
import { quoteDocumentSchema } from '../schema'
import { writeFirstRevision } from './write-first-revision'

const copySchema = z.object({
  serial: z.int().min(1),
  /** made with the page: one key copies only once */
  idempotencyKey: z.uuid(),
})

/**
 * Drafts a new quote as a copy of another, for the same buyer: a request opened by the house, with
 * its draft at today's rates. Sample credits stay with the quote that holds them. One key copies
 * only once.
 * @returns serial of the new quote
 * @throws InvalidInputError, NotFoundError
 */
export async function copyQuote(context: Context, input: unknown): Promise<{ serial: number }> {
  const { actor, now } = context
  authorize(actor, 'quote.edit')
  const parsed = copySchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, idempotencyKey } = parsed.data
  const database = databaseOf(context)
  const earlier = await copyOf(database, idempotencyKey)
  if (earlier) return earlier
  const source = await database.quote.findUnique({
    where: { serial },
    include: {
      request: { include: { lines: true } },
      revisions: { orderBy: { number: 'desc' }, take: 1 },
    },
  })
  const last = source?.revisions[0]
  if (!source || !last) throw new NotFoundError(`quote ${serial}`)
  const document = quoteDocumentSchema.parse(last.document)
  const { draft: offeredDraft, buyer, language } = document
  const { draft: copied, alternatives } = reidentified(document, randomUUID)
  const { credits: _, ...kept } = copied
  const [rules, house, rate, rates] = await Promise.all([
    rulesInForce(),
    houseTerms(database),
    exchangeRate(offeredDraft.currency, now),
    currentRates(),
  ])
  const draft = {
    ...kept,
    validUntil: addDays(factoryDay(now), house.quoting.validityDays),
  }
  return inTransaction(context, async (tx) => {
    const requestId = await copyRequest(tx, source.request, idempotencyKey, now)
    // Of two clicks the second finds the copy of the first.
    if (requestId === null) {
      const existing = await copyOf(tx, idempotencyKey)
      if (existing) return existing
      throw new NotFoundError(`copy of quote ${serial}`)
    }
    const quote = await tx.quote.create({
      data: { requestId, companyId: source.companyId },
      select: { id: true, serial: true },
    })
    const revision = await writeFirstRevision(
      tx,
      quote,
      actor,
      draft,
      { buyer, exchangeRate: rate, rates, language, alternatives },
      { rules, house, now },
    )
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quote.copy',
      objectType: 'quote',
      objectId: quote.id,
      after: { of: formatQuoteNumber(serial), totalMinor: revision.totalMinor },
    })
    return { serial: quote.serial }
  })
}

async function copyOf(
  database: Prisma.TransactionClient,
  idempotencyKey: string,
): Promise<{ serial: number } | null> {
  const request = await database.quoteRequest.findUnique({
    where: { idempotencyKey },
    select: { quote: { select: { serial: true } } },
  })
  return request?.quote ?? null
}

type SourceRequest = Prisma.QuoteRequestGetPayload<{ include: { lines: true } }>

/**
 * Copies the request, as opened by the house, with a secret link of its own; null if the key was
 * used already.
 */
async function copyRequest(
  tx: Prisma.TransactionClient,
  { lines, ...request }: SourceRequest,
  idempotencyKey: string,
  now: Date,
): Promise<string | null> {
  const id = randomUUID()
  const { count } = await tx.quoteRequest.createMany({
    data: [
      {
        id,
        companyId: request.companyId,
        contactId: request.contactId,
        companyName: request.companyName,
        contactName: request.contactName,
        contactEmail: request.contactEmail,
        contactPhone: request.contactPhone,
        destination: request.destination,
        incoterm: request.incoterm,
        currency: request.currency,
        locale: request.locale,
        estimateMinor: request.estimateMinor,
        status: 'IN_PROGRESS',
        origin: 'STAFF',
        idempotencyKey,
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return null
  await tx.quoteRequestLine.createMany({
    data: lines.map((line) => ({
      requestId: id,
      position: line.position,
      kind: line.kind,
      variantId: line.variantId,
      quantity: line.quantity,
      origin: line.origin,
      optionCodes: line.optionCodes,
      sample: line.sample,
      ...(line.specification === null
        ? {}
        : { specification: line.specification as Prisma.InputJsonObject }),
      note: line.note,
    })),
  })
  await tx.accessLink.create({
    data: { requestId: id, tokenHash: hashToken(linkToken(id)), expiresAt: linkExpiry(now) },
  })
  return id
}
