import 'server-only'
import type { z } from 'zod'
import { fromUsd } from '@/features/pricing/rules'
import { articleOf, articlesBySku, similarSkus } from './article-queries'
import { rateOf } from './exchange'
import { articlePrice, chosenOptions, lineProblems, shortRunName, type Article, type AskedLine } from './line-rules'
import type { PricedArticle, PricedLine, PricedList, priceLinesSchema } from './price-schema'
import { exchangeRate } from './rates'

/**
 * Prices lines from today's catalog: unit price at its break, set-up, total,
 * and what is wrong with each line. Indicative until quoted.
 */
export async function priceLines(input: z.output<typeof priceLinesSchema>): Promise<PricedList> {
  const asked = input.lines.map((line) => ({ ...line, quantity: line.quantity ?? Number.NaN }))
  const [articles, rate] = await Promise.all([
    articlesBySku(asked.map((line) => line.sku)),
    exchangeRate(input.currency).then(rateOf),
  ])
  const suggestions = await similarSkus(asked.filter((line) => !articleOf(articles, line.sku)).map((line) => line.sku))
  const lines = asked.map((line) => priceLine(line, articleOf(articles, line.sku), suggestions.get(line.sku) ?? null, rate))
  const goodsMinor = lines.reduce((sum, line) => sum + (line.problems.length === 0 ? (line.article?.price?.lineTotalMinor ?? 0) : 0), 0)
  return { currency: input.currency, lines, goodsMinor }
}

function priceLine(line: AskedLine, article: Article | undefined, suggestion: string | null, rate: ReturnType<typeof rateOf>): PricedLine {
  const problems = lineProblems(line, article)
  if (!article?.published) return { sku: article?.sku ?? line.sku, problems, suggestion, article: null }
  const { productName, finishName, sizeName, imagePath, slug, moq, orderMultiple } = article
  return {
    sku: article.sku,
    problems,
    suggestion: null,
    article: {
      productName,
      finishName,
      sizeName,
      imagePath,
      slug,
      moq,
      orderMultiple,
      leadTimeDays: article.leadTimeDays + Math.max(0, ...chosenOptions(line, article).map((option) => option.leadTimeDays)),
      optionNames: [...chosenOptions(line, article).map((option) => option.name), ...shortRunName(line, article)],
      artworkFor: chosenOptions(line, article).filter((option) => option.artwork).map((option) => option.name),
      price: convert(line, article, rate),
    },
  }
}

/** Converted as a quote converts: a piece and the set-up fee each on their own, the total from them. */
function convert(line: AskedLine, article: Article, rate: ReturnType<typeof rateOf>): PricedArticle['price'] {
  const usd = articlePrice(line, article)
  if (!usd) return null
  const unitPriceMinor = fromUsd(usd.unitPriceMinor, rate)
  const setupFeeMinor = fromUsd(usd.setupFeeMinor, rate)
  return {
    unitPriceMinor,
    setupFeeMinor,
    lineTotalMinor: unitPriceMinor * line.quantity + setupFeeMinor,
    nextBreak: usd.nextBreak && {
      addQuantity: usd.nextBreak.addQuantity,
      unitPriceMinor: fromUsd(usd.unitPriceMinor - usd.nextBreak.unitSavingMinor, rate),
    },
  }
}
