import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { customSpecificationSchema } from '@/features/basket/schema'
import { priceLines } from '@/features/requests/queries/price-lines'
import { DESTINATIONS } from '@/features/tariffs/schema'
import { db } from '@/platform/db/client'
import { ConflictError } from '@/platform/errors'
import { linesAgain, quotedDuty, quotedSums, type LineSince, type Since } from '../rules/reorder'
import type { SubmitRequest } from '@/features/requests/schema'
import { getQuote } from './quotes'
import { standingTools } from './standing-tools'

/** The price of requesting a quote's goods again today, beside their price then. Minor units. */
export interface Reorder {
  revisionId: string
  currency: string
  lines: LineSince[]
  goods: Since
  setup: Since
  freight: Since
  duty: Since
  /** number of samples in the quote, which aren't requested again */
  samples: number
  /** the lines that can be requested unchanged */
  request: Omit<SubmitRequest, 'idempotencyKey'>
}

/**
 * A quote's goods at today's prices, duty and freight, and the request for them.
 * @param revision of the quote; by default the one that the reader sees
 * @throws NotFoundError also for somebody else's quote, ConflictError 'not_sent' for a draft
 */
export async function reorderOf(
  actor: Actor,
  serial: number,
  revision: number | undefined,
  now = new Date(),
): Promise<Reorder> {
  const quote = await getQuote(actor, serial, revision)
  const { document, state, id } = quote.revision
  if (state === 'DRAFT') throw new ConflictError('not_sent')
  const { draft } = document
  const [request, tools] = await Promise.all([
    db.quoteRequest.findUniqueOrThrow({
      where: { id: quote.requestId ?? '' },
      include: { lines: { include: { variant: { select: { productId: true } } } } },
    }),
    standingTools(db, id),
  ])
  const again = linesAgain(draft.lines, request.lines)
  const catalog = again.filter(({ line }) => line.sku !== null)
  const standing = catalog.map(({ asked }) => tools.get(asked?.variant?.productId ?? ''))
  const destination = DESTINATIONS.find((code) => code === draft.destination)
  const priced = await priceLines(
    actor,
    {
      currency: draft.currency,
      ...(destination ? { destination } : {}),
      lines: catalog.map(({ line, asked }) => ({
        sku: line.sku ?? '',
        quantity: line.quantity,
        optionCodes: asked?.optionCodes ?? [],
        ...(asked?.origin ? { origin: asked.origin as 'CN' } : {}),
      })),
    },
    now,
    { company: quote.companyId, standing },
  )
  const byId = new Map(catalog.map(({ line }, i) => [line.id, priced.lines[i]]))
  const lines = again.map(({ line, asked }): LineSince => {
    const today = byId.get(line.id)
    const problem = today?.problems[0]
    return {
      id: line.id,
      title: line.title,
      sku: line.sku,
      quantity: line.quantity,
      unitPrice: { was: line.unitPriceMinor, is: today?.article?.price?.unitPriceMinor ?? null },
      setupFee: { was: line.setupFeeMinor, is: today?.article?.price?.setupFeeMinor ?? null },
      toolStands:
        (asked?.optionCodes ?? []).some((code) =>
          tools.get(asked?.variant?.productId ?? '')?.has(code),
        ) && line.setupFeeMinor > 0,
      problem: problem ? { code: problem.code, values: problem.values } : null,
    }
  })
  const sums = quotedSums(again.map(({ line }) => line))
  const sumToday = (each: (line: LineSince) => number | null): number | null =>
    lines.reduce<number | null>((sum, line) => {
      const amount = each(line)
      return sum === null || amount === null ? null : sum + amount
    }, 0)
  const way = priced.landed?.ways[0]
  return {
    revisionId: id,
    currency: draft.currency,
    lines,
    goods: {
      was: sums.goodsMinor,
      is: sumToday(({ unitPrice, quantity }) =>
        unitPrice.is === null ? null : unitPrice.is * quantity,
      ),
    },
    setup: { was: sums.setupMinor, is: sumToday(({ setupFee }) => setupFee.is) },
    freight: {
      was: draft.freightMinor > 0 ? draft.freightMinor : null,
      is: way?.freightMinor ?? null,
    },
    duty: {
      was: quotedDuty(
        document,
        again.map(({ line }) => line),
      ),
      is: way?.dutyMinor ?? priced.landed?.dutyMinor ?? null,
    },
    samples: draft.lines.length - again.length,
    request: {
      companyName: request.companyName,
      contactName: request.contactName,
      contactEmail: request.contactEmail,
      ...(request.contactPhone ? { contactPhone: request.contactPhone } : {}),
      destination: request.destination,
      incoterm: draft.incoterm,
      currency: draft.currency as SubmitRequest['currency'],
      lines: again.flatMap(({ line, asked }) => {
        const since = lines.find((each) => each.id === line.id)
        return since?.problem === null ? requested(line, asked) : []
      }),
    },
  }
}

type Again = ReturnType<typeof linesAgain<AskedLine>>[number]
type AskedLine = Awaited<
  ReturnType<
    typeof db.quoteRequestLine.findFirstOrThrow<{
      include: { variant: { select: { productId: true } } }
    }>
  >
>

/**
 * A line of the quote as it is requested again; nothing for goods that the desk described in its
 * own words.
 */
function requested(
  line: Again['line'],
  requestLine: Again['asked'],
): NonNullable<Reorder['request']['lines']> {
  const note = requestLine?.note ? { note: requestLine.note } : {}
  if (line.sku !== null)
    return [
      {
        kind: 'BULK',
        sku: line.sku,
        quantity: line.quantity,
        optionCodes: requestLine?.optionCodes ?? [],
        ...(requestLine?.origin ? { origin: requestLine.origin } : {}),
        ...note,
      },
    ]
  const specification = customSpecificationSchema.safeParse(requestLine?.specification)
  if (!specification.success) return []
  const { weightGrams: _, targetPriceMinor: __, wantedDate: ___, ...kept } = specification.data
  return [{ kind: 'CUSTOM', quantity: line.quantity, specification: kept, ...note }]
}
