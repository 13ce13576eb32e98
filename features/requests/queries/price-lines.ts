import 'server-only'
import { translator } from '@/i18n/translator'
import type { z } from 'zod'
import type { Actor } from '@/features/accounts/rules/actor'
import type { ListEntry } from '@/features/price-lists/rules/own-price'
import { companyOf } from '@/features/price-lists/queries/own-product-prices'
import { listEntriesOf } from '@/features/price-lists/queries/own-prices'
import { rateOf } from '@/features/company/rules/exchange'
import { fromUsd } from '@/features/pricing/rules/list-price'
import { priceIn } from '@/features/pricing/rules/price-in'
import { articleOf, articlesBySku, similarSkus } from './articles'
import { listLanded } from './list-landed'
import type { Article, RequestedLine } from '../rules/requested-lines'
import {
  articlePrice,
  chosenOptions,
  lineProblems,
  linesTogether,
  readyOf,
  shortRunName,
} from '../rules/line-rules'
import { atListPrice, atOwnPrice } from '../rules/own-articles'
import type { PricedArticle, PricedLine, PricedList, priceLinesSchema } from '../price-schema'
import { exchangeRate } from '@/features/company/queries/selling-rates'
import { repeatedSamples } from '../rules/samples'
import { setUpByName, withStandingTools, type Together } from '../rules/together'

/**
 * Prices lines from today's catalog, at the prices of the actor's company where it has its own: unit price
 * at its break, set-up, total, and what is wrong with each line. Indicative until quoted.
 */
export async function priceLines(
  actor: Actor,
  input: z.output<typeof priceLinesSchema>,
  now = new Date(),
  {
    company = companyOf(actor),
    standing = [],
  }: {
    /** the company whose own prices apply, where the caller has decided it */
    company?: string | null
    /** by line, options whose tools exist from an earlier order */
    standing?: readonly (ReadonlySet<string> | undefined)[]
  } = {},
): Promise<PricedList> {
  const skus = input.lines.map(({ sku }) => sku)
  const asked = input.lines.map((line) => ({ ...line, quantity: line.quantity ?? Number.NaN }))
  const [catalog, rate, entries] = await Promise.all([
    articlesBySku(skus),
    exchangeRate(input.currency, now),
    company ? listEntriesOf(company, { skus }, now) : new Map<string, ListEntry[]>(),
  ])
  const priceOf = priceIn(rate, input.currency)
  const articles = new Map(
    [...catalog].map(([sku, article]) => [sku, atOwnPrice(article, entries, now)]),
  )
  const candidates = await similarSkus(
    asked.filter((line) => !articleOf(articles, line.sku)).map((line) => line.sku),
  )
  const together = withStandingTools(
    linesTogether(asked, (sku) => articleOf(articles, sku)),
    standing,
  )
  const lines = asked.map((line, i) =>
    priceLine(line, articleOf(articles, line.sku), {
      together: together[i] ?? null,
      candidates: candidates.get(line.sku) ?? [],
      priceOf,
      skuOf: (at) => {
        const sku = asked[at]?.sku ?? ''
        return articleOf(articles, sku)?.sku ?? sku
      },
    }),
  )
  for (const i of repeatedSamples(
    asked.map((line) => ({
      sample: line.sample,
      design: articleOf(articles, line.sku)?.slug ?? line.sku,
    })),
  ))
    lines[i]?.problems.push({ field: 'sku', code: 'sample_twice', values: {}, nearest: [] })
  const sound = lines.flatMap(({ sku, problems, article }, i) => {
    const line = asked[i]
    return line && problems.length === 0 && article?.price
      ? [{ line, sku, name: article.productName, price: article.price, at: i }]
      : []
  })
  const goodsMinor = sound.reduce((sum, { price }) => sum + price.lineTotalMinor, 0)
  const units = rateOf(rate, input.currency)
  const landed =
    input.destination === undefined
      ? null
      : await listLanded(
          sound.map(({ line, sku, name, at }) => ({
            sku,
            name,
            quantity: line.quantity,
            origin: line.origin,
            valueMinor: usdTotal(line, articleOf(articles, sku), together[at] ?? null),
          })),
          input.destination,
          { goodsMinor, inCurrency: (usdMinor) => fromUsd(usdMinor, units) },
          now,
        )
  return { currency: input.currency, lines, goodsMinor, landed }
}

/** The value of a line for customs, US cents. */
const usdTotal = (
  line: RequestedLine,
  article: Article | undefined,
  together: Together | null,
): number => (article && articlePrice(line, article, together)?.lineTotalMinor) || 0

interface Pricing {
  together: Together | null
  candidates: string[]
  /** converts a dollar price to the requested currency */
  priceOf: ReturnType<typeof priceIn>
  skuOf: (line: number) => string
}

function priceLine(
  line: RequestedLine,
  article: Article | undefined,
  { together, candidates, priceOf, skuOf }: Pricing,
): PricedLine {
  const problems = lineProblems(line, article, together)
  if (!article?.published)
    return { sku: article?.sku ?? line.sku, problems, candidates, article: null }
  const { productName, finishName, sizeName, imagePath, slug, moq, orderMultiple } = article
  return {
    sku: article.sku,
    problems,
    candidates: [],
    article: {
      productName,
      finishName,
      sizeName,
      imagePath,
      slug,
      moq,
      orderMultiple,
      leadTimeDays: line.sample
        ? article.sampleLeadTimeDays
        : article.leadTimeDays +
          Math.max(0, ...chosenOptions(line, article).map((option) => option.leadTimeDays)),
      optionNames: [
        ...chosenOptions(line, article).map((option) => option.name),
        ...shortRunName(line, article, translator('documents.lines')('shortRun')),
      ],
      artworkFor: chosenOptions(line, article)
        .filter((option) => option.artwork)
        .map((option) => option.name),
      setUp: setUpByName(together, chosenOptions(line, article), skuOf),
      shortRun: article.shortRun && {
        leastQuantity: article.shortRun.leastQuantity,
        feeMinor: priceOf(article.shortRun.feeMinor),
      },
      ready: readyOf(line, article),
      own: article.own && !line.sample ? { until: article.own.list.holdsUntil } : null,
      price: convert(line, article, together, priceOf),
    },
  }
}

/** Converted as in a quote: unit price and set-up fee separately, and the total from them. */
function convert(
  line: RequestedLine,
  article: Article,
  together: Together | null,
  priceOf: Pricing['priceOf'],
): PricedArticle['price'] {
  const usd = articlePrice(line, article, together)
  if (!usd) return null
  const unitPriceMinor = priceOf(usd.unitPriceMinor)
  const setupFeeMinor = priceOf(usd.setupFeeMinor)
  const list = article.own ? articlePrice(line, atListPrice(article), together) : null
  const listUnitPriceMinor = list && priceOf(list.unitPriceMinor)
  return {
    unitPriceMinor,
    listUnitPriceMinor: listUnitPriceMinor === unitPriceMinor ? null : listUnitPriceMinor,
    setupFeeMinor,
    lineTotalMinor: unitPriceMinor * line.quantity + setupFeeMinor,
    nextBreak: usd.nextBreak && {
      addQuantity: usd.nextBreak.addQuantity,
      unitPriceMinor: priceOf(usd.unitPriceMinor - usd.nextBreak.unitSavingMinor),
    },
  }
}
