import 'server-only'
import type { Context } from '@/features/accounts/context'
import { currentRates } from '@/features/company/queries/selling-rates'
import { houseTerms } from '@/features/company/queries/house-terms'
import { ddpDestinations } from '@/features/tariffs/queries/importers'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { carriageBornBy, dutyBornBy } from '@/features/tariffs/schema'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { databaseOf } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { factoryDay } from '@/platform/day'
import { formatIn } from '@/platform/format'
import { schemaWords } from '@/platform/validation-words'
import { readRevisionSchema } from '../answer-schema'
import { priceCounterSchema, type CounterChanges } from '../counter-schema'
import { composeRevision } from '../rules/compose-revision'
import { creditsOf, goodsOf } from '../rules/compose'
import { firstPicks, pickedDocument, pickRefusal } from '../rules/choices'
import { counteredDraft, tradeOffs, type ArticleLine, type TradeOff } from '../rules/counter'
import { CARRIED_BY, sellerLegs } from '../rules/freight-proposal'
import { revisionChanges, type RevisionChanges } from '../rules/revision-changes'
import { lifeRefusal, refusalReason } from '../rules/life'
import { quoteDocumentSchema, type QuoteDocument, type QuoteDraft } from '../schema'
import { counterArticles } from './counter-articles'
import { cardFreight } from './freight-proposals'
import { lifeFacts } from './life-facts'
import { readRevision } from './read-revision'

/** The revision that was read has been replaced: the changes would apply to an outdated one. */
export class SupersededError extends ConflictError {
  constructor(
    /** from the revision read to the current one */
    readonly changes: RevisionChanges,
  ) {
    super('superseded')
  }
}

/**
 * The freight of the changed quote: by rate cards anew, as quoted, not charged by us, or to be set
 * by the house.
 */
export type FreightTold = 'anew' | 'as_quoted' | 'none' | 'to_come'

export interface PricedCounter {
  /** the quote with the changes, by the same engine, at today's rates */
  asked: QuoteDocument
  changes: RevisionChanges
  freight: FreightTold
  /** trade-offs that reach the price asked for a line, by its id */
  tradeOffs: Record<string, TradeOff[]>
}

/**
 * Prices a buyer's changes before they are sent: total, duty and freight by the engine that quotes.
 * Nothing is written.
 * @throws InvalidInputError, NotFoundError also for somebody else's quote, SupersededError,
 *   ConflictError 'altered' for another hash, or why no counter is open
 */
export async function pricedCounter(context: Context, input: unknown): Promise<PricedCounter> {
  const { revision, priced } = await readCounter(context, input)
  const refusal = lifeRefusal(
    'counter',
    await lifeFacts(databaseOf(context), revision.quoteId),
    context.now,
  )
  if (refusal !== null) throw new ConflictError(refusalReason(refusal))
  return priced
}

/** The answered revision and the priced answer, for the command that writes it. */
export async function readCounter(within: Context, input: unknown) {
  // Authorization comes first: errors of the changes are told only to the quote's own buyer.
  const readEntries = readRevisionSchema.safeParse(input)
  if (!readEntries.success) throw InvalidInputError.fromZod(readEntries.error)
  const revision = await readRevision(within, 'quote.counter', readEntries.data)
  const parsed = priceCounterSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { changes, documentHash } = parsed.data
  const offered = quoteDocumentSchema.parse(revision.document)
  if (revision.state === 'SUPERSEDED')
    throw new SupersededError(revisionChanges(offered, await standing(within, revision.quoteId)))
  if (revision.documentHash !== documentHash) throw new ConflictError('altered')
  const picks = changes.picks ?? firstPicks(offered.draft)
  const strange = pickRefusal(offered.draft, picks)
  if (strange) throw new ConflictError(strange)
  const document = pickedDocument(offered, picks)
  const priced = await priceChanges(within, document, revision.quote.companyId, changes)
  return { revision, document, changes, priced }
}

/** Applies the changes to a quoted document and prices it. */
export async function priceChanges(
  within: Context,
  document: QuoteDocument,
  companyId: string,
  changes: CounterChanges,
): Promise<PricedCounter> {
  const { now } = within
  const database = databaseOf(within)
  refuseStrange(document, changes, now)
  await refusePlace(document, changes)
  const { articleLine, sourceOf } = await counterArticles(database, document, companyId, now)
  refuseOtherDesigns(document, changes, articleLine)
  const house = await houseTerms(database)
  const { longerLeadDays: days, longerLeadPercent: percent } = house.quoting
  const longer = days !== null && percent !== null ? { days, percent } : null
  const language = localeOf(document.language)
  const t = documentTranslator('documents.lines', language)
  const format = formatIn(language)
  const draft = counteredDraft(document.draft, changes, articleLine, (day) =>
    t('wantedBy', { day: format.day(day) }),
  )
  if (!draft) throw new InvalidInputError({ lines: [schemaWords.no_line_left] })
  if (draft.discountMinor + creditsOf(draft) > goodsOf(draft))
    throw new InvalidInputError({ lines: [schemaWords.discount_over_goods] })
  const carriage = await askedCarriage(document, draft, now)
  const asked = composeRevision(
    carriage.draft,
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
    freight: carriage.told,
    tradeOffs: Object.fromEntries(prices.filter(([, offers]) => offers.length > 0)),
  }
}

/**
 * Refuses an Incoterm without its place, or one for which we would have to import.
 * @throws InvalidInputError
 */
async function refusePlace(
  { draft }: QuoteDocument,
  { incoterm, namedPlace }: CounterChanges,
): Promise<void> {
  if (incoterm === undefined || incoterm === draft.incoterm) return
  if (namedPlace === undefined)
    throw new InvalidInputError({ namedPlace: [schemaWords.place_of_terms] })
  const destinations = dutyBornBy(incoterm) === 'seller' ? await ddpDestinations() : null
  if (destinations && !destinations.includes(draft.destination))
    throw new InvalidInputError({ incoterm: [schemaWords.ddp_elsewhere] })
}

/**
 * The freight of the changes. If rate cards gave it, they are asked again, and so they are for
 * another Incoterm, with which the seller carries other legs. Where they have no price for those,
 * the house sets it.
 */
async function askedCarriage(
  { draft: quoted, exchangeRate }: QuoteDocument,
  draft: QuoteDraft,
  now: Date,
): Promise<{ draft: QuoteDraft; told: FreightTold }> {
  const legs = sellerLegs(draft.incoterm)
  const isMoved = legs.join() !== sellerLegs(quoted.incoterm).join()
  const insuranceMinor = carriageBornBy(draft.incoterm) === 'seller' ? draft.insuranceMinor : 0
  const { freight: _, ...uncarried } = draft
  const bare = isMoved ? { ...uncarried, freightMinor: 0, insuranceMinor } : draft
  if (isMoved && legs.length === 0) return { draft: bare, told: 'none' }
  if (!isMoved && !draft.freight) return { draft, told: 'as_quoted' }
  const ways = await cardFreight(draft, exchangeRate, now)
  const mode = draft.freight?.mode
  const way =
    ways.find((each) => each.mode === mode) ??
    (isMoved ? ways.find((each) => CARRIED_BY[draft.transportMode].includes(each.mode)) : undefined)
  if (way && (!isMoved || way.missing.length === 0))
    return {
      draft: { ...bare, freightMinor: way.amountMinor, freight: way.used },
      told: 'anew',
    }
  return { draft: bare, told: isMoved ? 'to_come' : 'as_quoted' }
}

/**
 * Refuses unknown lines, lines named twice, and wanted days in the past.
 * @throws InvalidInputError
 */
function refuseStrange({ draft }: QuoteDocument, { lines }: CounterChanges, now: Date): void {
  const lineIds = new Set(draft.lines.map(({ id }) => id))
  const today = factoryDay(now)
  const errors: Record<string, string[]> = {}
  lines.forEach(({ lineId, wantedDate }, i) => {
    if (!lineIds.delete(lineId)) errors[`lines.${i}.lineId`] = [schemaWords.line_gone]
    else if (wantedDate !== undefined && wantedDate < today)
      errors[`lines.${i}.wantedDate`] = [schemaWords.past_day]
  })
  if (Object.keys(errors).length > 0) throw new InvalidInputError(errors)
}

/**
 * Refuses articles that aren't another finish or size of the line's own design.
 * @throws InvalidInputError
 */
function refuseOtherDesigns(
  { draft }: QuoteDocument,
  { lines }: CounterChanges,
  articleLine: ArticleLine,
): void {
  const strange = lines.flatMap(({ lineId, sku }, i) => {
    const line = draft.lines.find(({ id }) => id === lineId)
    return line && sku !== undefined && !articleLine(line, { sku, quantity: 1, without: [] })
      ? [[`lines.${i}.sku`, [{ code: 'refusals.other_design_asked' }]] as const]
      : []
  })
  if (strange.length > 0) throw new InvalidInputError(Object.fromEntries(strange))
}

/** The newest sent revision. */
async function standing(context: Context, quoteId: string): Promise<QuoteDocument> {
  const { document } = await databaseOf(context).quoteRevision.findFirstOrThrow({
    where: { quoteId, state: { not: 'DRAFT' } },
    orderBy: { number: 'desc' },
    select: { document: true },
  })
  return quoteDocumentSchema.parse(document)
}
