import 'server-only'
import type { Context } from '@/features/accounts/context'
import { currentRates } from '@/features/company/queries/selling-rates'
import { houseTerms } from '@/features/company/queries/house-terms'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { databaseOf } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { factoryDay } from '@/platform/day'
import { formatIn } from '@/platform/format'
import { schemaWords as said } from '@/platform/validation-words'
import { priceCounterSchema, type CounterChanges } from '../counter-schema'
import { composeRevision } from '../rules/compose-revision'
import { creditsOf, goodsOf } from '../rules/compose'
import { counteredDraft, tradeOffs, type TradeOff } from '../rules/counter'
import { revisionChanges, type RevisionChanges } from '../rules/revision-changes'
import { quoteDocumentSchema, type QuoteDocument } from '../schema'
import { counterArticles } from './counter-articles'
import { cardFreight } from './freight-proposals'
import { readRevision } from './read-revision'

/** The revision that was read is another's predecessor by now: what is asked would be of what no longer stands. */
export class SupersededError extends ConflictError {
  constructor(
    /** from what was read to what stands */
    readonly changes: RevisionChanges,
  ) {
    super('superseded')
  }
}

export interface PricedCounter {
  /** as the quote would be, by the same engine, at the rates of today */
  asked: QuoteDocument
  changes: RevisionChanges
  /** whether freight was worked out anew; a typed one stands as it was quoted */
  freightAnew: boolean
  /** what would bring a line to the price asked, by its id */
  tradeOffs: Record<string, TradeOff[]>
}

/**
 * What a buyer's changes come to, before they are sent: total, duty and freight by the engine that quotes.
 * Nothing is written.
 * @throws InvalidInputError, NotFoundError also for somebody else's quote, SupersededError, ConflictError
 *   'altered' for another hash
 */
export async function pricedCounter(context: Context, input: unknown): Promise<PricedCounter> {
  return (await readCounter(context, input)).priced
}

/** The revision that is answered and what the answer comes to, for who writes it. */
export async function readCounter(within: Context, input: unknown) {
  const parsed = priceCounterSchema.safeParse(input)
  const revision = await readRevision(within, 'quote.counter', {
    serial: parsed.data?.serial ?? 0,
    revision: parsed.data?.revision ?? 0,
  })
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { changes, documentHash } = parsed.data
  const document = quoteDocumentSchema.parse(revision.document)
  if (revision.state === 'SUPERSEDED')
    throw new SupersededError(revisionChanges(document, await standing(within, revision.quoteId)))
  if (revision.documentHash !== documentHash) throw new ConflictError('altered')
  const priced = await priceChanges(within, document, revision.quote.companyId, changes)
  return { revision, document, changes, priced }
}

/** What the changes come to, put into a document that was quoted. */
export async function priceChanges(
  within: Context,
  document: QuoteDocument,
  companyId: string,
  changes: CounterChanges,
): Promise<PricedCounter> {
  const { now } = within
  const database = databaseOf(within)
  refuseStrange(document, changes, now)
  const { articleLine, sourceOf } = await counterArticles(database, document, companyId, now)
  const house = await houseTerms(database)
  const { longerLeadDays: days, longerLeadPercent: percent } = house.quoting
  const longer = days !== null && percent !== null ? { days, percent } : null
  const language = localeOf(document.language)
  const t = documentTranslator('documents.lines', language)
  const format = formatIn(language)
  const draft = counteredDraft(document.draft, changes, articleLine, (day) =>
    t('wantedBy', { day: format.day(day) }),
  )
  if (!draft) throw new InvalidInputError({ lines: [said.no_line_left] })
  if (draft.discountMinor + creditsOf(draft) > goodsOf(draft))
    throw new InvalidInputError({ lines: [said.discount_over_goods] })
  const proposals = draft.freight ? await cardFreight(draft, document.exchangeRate, now) : []
  const freight = proposals.find(({ mode }) => mode === draft.freight?.mode)
  const asked = composeRevision(
    freight ? { ...draft, freightMinor: freight.amountMinor, freight: freight.used } : draft,
    { ...document, rates: await currentRates() },
    await rulesInForce(),
    now,
    house,
  )
  const prices = changes.lines.flatMap(({ lineId, unitPriceMinor }) => {
    const line = document.draft.lines.find(({ id }) => id === lineId)
    const source = line && sourceOf(line)
    return line && source && unitPriceMinor !== undefined
      ? [[lineId, tradeOffs(line, unitPriceMinor, source, articleLine, longer)] as const]
      : []
  })
  return {
    asked,
    changes: revisionChanges(document, asked),
    freightAnew: freight !== undefined,
    tradeOffs: Object.fromEntries(prices.filter(([, offers]) => offers.length > 0)),
  }
}

/** @throws InvalidInputError for lines that aren't in the quote, named twice, or wanted on a day that is past */
function refuseStrange({ draft }: QuoteDocument, { lines }: CounterChanges, now: Date): void {
  const known = new Set(draft.lines.map(({ id }) => id))
  const today = factoryDay(now)
  const found: Record<string, string[]> = {}
  lines.forEach(({ lineId, wantedDate }, i) => {
    if (!known.delete(lineId)) found[`lines.${i}.lineId`] = [said.line_gone]
    else if (wantedDate !== undefined && wantedDate < today)
      found[`lines.${i}.wantedDate`] = [said.past_day]
  })
  if (Object.keys(found).length > 0) throw new InvalidInputError(found)
}

/** The newest revision that was sent. */
async function standing(context: Context, quoteId: string): Promise<QuoteDocument> {
  const { document } = await databaseOf(context).quoteRevision.findFirstOrThrow({
    where: { quoteId, state: { not: 'DRAFT' } },
    orderBy: { number: 'desc' },
    select: { document: true },
  })
  return quoteDocumentSchema.parse(document)
}
