import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { customSpecificationSchema } from '@/features/basket/schema'
import { costName, costsOn } from '@/features/costs/queries/costs'
import { changeSpread, costExchange, costRates } from '@/features/costs/queries/rates'
import type { Refund } from '@/features/costs/rules/quote-margin'
import { ratesOn, type RatesOnDay } from '@/features/costs/rules/rates'
import {
  designCost,
  exchangeInto,
  unitCost,
  withOptions,
  type CostAnswer,
  type CostEntry,
  type Exchange,
} from '@/features/costs/rules/unit-cost'
import { codeOfPicture, makeableDesign } from '@/features/designs/rules/address'
import { FAMILIES } from '@/features/designs/rules/families'
import { materialGrams } from '@/features/designs/rules/weight'
import { db } from '@/platform/db/client'
import { factoryDay } from '@/platform/day'
import type { LineBasis, QuoteCosts } from '../rules/draft-margin'
import type { FreightChoice } from '../rules/freight-proposal'
import type { DraftLine, QuoteDocument } from '../schema'
import { proposedFreight } from './freight-proposals'
import { lastPrices } from './last-prices'
import { lineDesigns } from './line-designs'

interface Known {
  entries: ReadonlyMap<string, CostEntry>
  rates: RatesOnDay
  exchange: Exchange
  /** by SKU: style number and options by name */
  articles: ReadonlyMap<string, { style: string; options: { code: string; name: string }[] }>
  /** specifications of the request's designs, by design code */
  designs: ReadonlyMap<string, { query: string; grade: string }>
}

/**
 * The costs of a quote's lines on that day, in its currency, with the other inputs of its margin.
 * For the desk only: the document has none of it.
 * @param proposed what rate cards would charge for it, if that is known already
 */
export async function quoteCosts(
  actor: Actor,
  document: Pick<QuoteDocument, 'quoteSerial' | 'draft' | 'exchangeRate'>,
  now = new Date(),
  proposed?: Promise<readonly FreightChoice[]>,
): Promise<QuoteCosts> {
  authorize(actor, 'cost.read')
  const { draft, quoteSerial, exchangeRate } = document
  const day = factoryDay(now)
  const skus = draft.lines.flatMap(({ sku }) => sku ?? [])
  const [articles, designs, rows, unitsPerUsd, spreadPercent, last, freight] = await Promise.all([
    articlesOf(skus),
    designsOf(quoteSerial, draft.lines),
    costRates(actor),
    costExchange(),
    changeSpread(draft.currency),
    lastPrices(actor, { quoteSerial, skus }),
    proposed ?? proposedFreight(actor, draft, exchangeRate, now),
  ])
  const entries = await costsOn(
    actor,
    {
      SKU: skus,
      OPTION: [...articles.values()].flatMap(({ style, options }) =>
        options.map(({ code }) => `${style}/${code}`),
      ),
      LINE: draft.lines.flatMap(({ id, splitOf }) => (splitOf ? [id, splitOf] : [id])),
    },
    day,
  )
  const rates = ratesOn(rows, day)
  // By the source's own rates: the spread of a currency is among the quote's figures.
  const exchange = exchangeInto(draft.currency, unitsPerUsd)
  const sources: Known = { entries, rates, exchange, articles, designs }
  return {
    lines: Object.fromEntries(
      draft.lines.map((line): [string, LineBasis] => [
        line.id,
        { ...basisOf(line, sources), lastPrice: last.get(line.sku ?? '') ?? null },
      ]),
    ),
    cardFeePercent: rates.find('CARD_FEE')?.value ?? null,
    spreadPercent,
    floorPercent: rates.find('MARGIN_FLOOR')?.value ?? null,
    freight: {
      destination: draft.destination,
      incoterm: draft.incoterm,
      ways: freight.map(({ mode, amountMinor }) => ({ mode, amountMinor })),
    },
  }
}

function basisOf(line: DraftLine, sources: Known): Omit<LineBasis, 'lastPrice'> {
  const answer = answerOf(line, sources)
  const cost = answer && 'cost' in answer ? answer.cost : null
  return {
    unitCost: cost?.unit ?? null,
    setUpCost: cost?.setUp ?? '0',
    components: (cost?.components ?? []).map(({ code, of, amount }) => ({ code, of, amount })),
    isDemo: cost?.isDemo ?? false,
    missing: answer && 'missing' in answer ? answer.missing : [],
    refund: refundOf(line, sources.rates),
  }
}

/** A cost entered for the line itself overrides that of its article or design. */
function answerOf(line: DraftLine, sources: Known): CostAnswer | null {
  const { entries, rates, exchange } = sources
  const own =
    entries.get(costName({ subject: 'LINE', key: line.id })) ??
    entries.get(costName({ subject: 'LINE', key: line.splitOf ?? '' }))
  if (own) return unitCost(own, rates, exchange)
  if (line.kind === 'custom') return designLineCost(line, sources)
  if (!line.sku) return null
  const entry = entries.get(costName({ subject: 'SKU', key: line.sku }))
  if (!entry) return null
  const article = sources.articles.get(line.sku)
  const options = (article?.options ?? []).filter(({ name }) => line.details.includes(name))
  const costed = options.map(({ code }) => {
    const entry = entries.get(costName({ subject: 'OPTION', key: `${article?.style}/${code}` }))
    return { code, answer: entry ? unitCost(entry, rates, exchange) : null }
  })
  // An option without a cost leaves the line without one, like a missing rate.
  if (costed.some(({ answer }) => answer === null)) return null
  return withOptions(
    unitCost(entry, rates, exchange),
    costed.flatMap(({ code, answer }) => (answer ? [{ code, answer }] : [])),
  )
}

function designLineCost(line: DraftLine, { rates, exchange, designs }: Known): CostAnswer | null {
  const keptDesign = designs.get(codeOfPicture(line.imagePath ?? '') ?? '')
  const design = keptDesign ? makeableDesign(keptDesign.query) : null
  if (!keptDesign || !design) return null
  const family = FAMILIES[design.family]
  return designCost(
    {
      family: design.family,
      line: family.line,
      plating: design.finish.startsWith('pvd-') ? design.finish : null,
      materials: materialGrams(design).map(({ material, grams }) => ({
        grade: material === 'steel' ? keptDesign.grade : material,
        weightGrams: grams,
      })),
    },
    rates,
    exchange,
  )
}

function refundOf(line: DraftLine, rates: RatesOnDay): Refund {
  if (line.kind === 'charge' || line.origin !== 'CN') return { state: 'none' }
  const vat = rates.find('VAT')
  const rate = line.hsCode ? rates.findCode('REFUND', line.hsCode) : null
  if (!rate || !vat) return { state: 'missing' }
  return rate.reviewed
    ? { state: 'counted', ratePercent: rate.value, vatPercent: vat.value }
    : { state: 'not_reviewed' }
}

async function articlesOf(skus: readonly string[]): Promise<Known['articles']> {
  if (skus.length === 0) return new Map()
  const rows = await db.$queryRaw<
    { sku: string; style: string; options: { code: string; name: string }[] }[]
  >`
    SELECT v.sku, p."styleNumber" AS style,
      (SELECT coalesce(json_agg(json_build_object('code', o.code, 'name', o.name)), '[]') FROM product_option o WHERE o."productId" = p.id) AS options
    FROM variant v JOIN product p ON p.id = v."productId" WHERE v.sku = ANY(${[...skus]}::text[])`
  return new Map(rows.map(({ sku, style, options }) => [sku, { style, options }]))
}

/** The designs of a quote's request, and the other finishes that they are offered in. */
async function designsOf(
  quoteSerial: number,
  offered: readonly DraftLine[],
): Promise<Known['designs']> {
  const lines = await db.quoteRequestLine.findMany({
    where: { request: { quote: { serial: quoteSerial } }, kind: 'CUSTOM' },
    select: { specification: true },
  })
  const requestedDesigns = new Map(
    lines.flatMap(({ specification }) => {
      const { success, data } = customSpecificationSchema.safeParse(specification)
      return success && data.design && data.designCode
        ? [
            [
              data.designCode,
              { query: data.design, grade: data.grade === '304' ? '304' : '316L' },
            ] as const,
          ]
        : []
    }),
  )
  // Another finish of a design has the same grade.
  const grades = new Map(
    [...requestedDesigns.values()].map(({ query, grade }) => [unfinished(query), grade]),
  )
  const others = [...(await lineDesigns(db, offered))].flatMap(([code, query]) => {
    const grade = grades.get(unfinished(query))
    return grade && !requestedDesigns.has(code) ? [[code, { query, grade }] as const] : []
  })
  return new Map([...requestedDesigns, ...others])
}

/** The description of a design without its finish. */
function unfinished(query: string): string {
  const search = new URLSearchParams(query)
  search.delete('finish')
  return search.toString()
}
