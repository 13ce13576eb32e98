import type { Article, RequestedLine, LineProblem } from './requested-lines'
import { excludedPairs, SHORT_RUN } from '@/features/pricing/rules/choice'
import type { Minimums } from '@/features/pricing/rules/minimums'
import { priceTogether } from '@/features/pricing/rules/order-price'
import { checkQuantity, type ListPrice } from '@/features/pricing/rules/list-price'
import { MAX_QUANTITY } from '@/features/basket/rules/limits'
import { sampleProblems } from './samples'
import { seenTogether, type Together } from './together'

/**
 * The lines of a request by design; for each what {@link lineProblems} and {@link articlePrice} need to know of the
 * others. Pure.
 */
export function linesTogether(
  lines: readonly (RequestedLine | null)[],
  articleFor: (sku: string) => Article | undefined,
): (Together | null)[] {
  return seenTogether(
    lines.map((line) => {
      const article = line && !line.sample ? articleFor(line.sku) : undefined
      if (!line || !article || !isQuantity(line.quantity)) return null
      return {
        design: article.slug,
        minimums: minimumsOf(article),
        pieces: {
          finishCode: article.finishCode,
          sizeCode: article.sku,
          quantity: line.quantity,
          optionCodes: line.optionCodes,
        },
      }
    }),
  )
}

/** The line's own finish is the only one that its messages name. */
const minimumsOf = (article: Article): Minimums => ({
  ...article,
  name: article.productName,
  finishes: [{ code: article.finishCode, name: article.finishName }],
  variants: [],
})

/**
 * All problems of a catalog line; without any it can be requested. Pure.
 * @param together what its design's other lines add; null for a sample or an invalid quantity
 */
export function lineProblems(
  line: RequestedLine,
  article: Article | undefined,
  together: Together | null,
): LineProblem[] {
  if (!article)
    return [{ field: 'sku', code: 'unknown_sku', values: { sku: line.sku }, nearest: [] }]
  if (!article.published)
    return [
      {
        field: 'sku',
        code: 'not_offered',
        values: { sku: line.sku, name: article.productName },
        nearest: [],
      },
    ]
  const problems: LineProblem[] = []
  const unknown = line.optionCodes.find(
    (code) =>
      !article.options.some((option) => option.code === code) &&
      !(code === SHORT_RUN && article.shortRun),
  )
  if (unknown !== undefined)
    problems.push({
      field: 'optionCodes',
      code: 'unknown_option',
      values: { option: unknown },
      nearest: [],
    })
  for (const [one, other] of excludedPairs(article.options, line.optionCodes))
    problems.push({
      field: 'optionCodes',
      code: 'excluded_option',
      values: { option: one.name, other: other.name },
      nearest: [],
    })
  if (line.origin !== undefined && !article.origins.includes(line.origin)) {
    problems.push({
      field: 'origin',
      code: 'unknown_origin',
      values: { origin: line.origin },
      nearest: [],
    })
  }
  if (line.sample) return [...problems, ...sampleProblems(line, article)]
  const quantity = quantityProblem(line, article, together)
  return quantity ? [...problems, quantity] : problems
}

/**
 * Compares the quantity with the strictest minimum (design, finish or option, counting all of the design's lines),
 * then with the multiple.
 */
function quantityProblem(
  line: RequestedLine,
  article: Article,
  together: Together | null,
): LineProblem | null {
  const { quantity } = line
  const { moq, orderMultiple, shortRun } = article
  const binding = together?.broken[0]
  if (binding && quantity <= MAX_QUANTITY) {
    const fits = (least: number) => [Math.ceil(least / orderMultiple) * orderMultiple]
    if (line.optionCodes.includes(SHORT_RUN) && shortRun && quantity < shortRun.leastQuantity)
      return {
        field: 'quantity',
        code: 'below_short_run',
        values: { moq: shortRun.leastQuantity, quantity },
        nearest: fits(shortRun.leastQuantity),
      }
    const nearest = fits(quantity + binding.lacks)
    if (binding.rule === 'design')
      return {
        field: 'quantity',
        code: 'below_moq',
        values: { moq, quantity: binding.asked },
        nearest,
      }
    if (binding.rule === 'finish')
      return {
        field: 'quantity',
        code: 'below_finish_moq',
        values: { finish: article.finishName, minimum: binding.least, quantity: binding.asked },
        nearest,
      }
    return {
      field: 'quantity',
      code: 'below_option_minimum',
      values: { option: binding.name, minimum: binding.least, quantity: binding.asked },
      nearest,
    }
  }
  const rule = checkQuantity(
    quantity,
    { moq: isQuantity(quantity) ? 1 : moq, orderMultiple },
    MAX_QUANTITY,
  )
  if (!rule) return null
  const { rule: code, nearest, ...values } = rule
  // An invalid number isn't mentioned.
  const named = Number.isNaN(quantity) ? values : { ...values, quantity }
  return { field: 'quantity', code, values: named, nearest }
}

const isQuantity = (quantity: number): boolean => Number.isInteger(quantity) && quantity >= 1

/**
 * List price of a line, also while its quantity breaks a rule; null where no figure makes sense. Its set-up includes
 * a short run's fee, and the set-ups that it carries for its design. Pure.
 */
export function articlePrice(
  line: RequestedLine,
  article: Article,
  together: Together | null,
): ListPrice | null {
  if (!isQuantity(line.quantity) || line.quantity > MAX_QUANTITY || article.breaks.length === 0)
    return null
  if (line.sample)
    return article.sampleFeeMinor === null
      ? null
      : {
          unitPriceMinor: article.sampleFeeMinor,
          setupFeeMinor: 0,
          lineTotalMinor: article.sampleFeeMinor * line.quantity,
          extraLeadTimeDays: 0,
          nextBreak: null,
        }
  const price = priceTogether(
    { ...article, priceBreaks: article.breaks },
    article,
    line,
    together?.pieces ?? 0,
    together?.carried,
  )
  const feeMinor = together?.shortRunFeeMinor ?? 0
  return {
    ...price,
    setupFeeMinor: price.setupFeeMinor + feeMinor,
    lineTotalMinor: price.lineTotalMinor + feeMinor,
  }
}

/**
 * How much of a line is in stock, and when that can ship; null where nothing is. With options, everything is made to
 * order.
 */
export function readyOf(
  line: RequestedLine,
  article: Article,
): { pieces: number; days: number } | null {
  if (
    line.sample ||
    article.stockPieces === 0 ||
    line.optionCodes.some((code) => code !== SHORT_RUN)
  )
    return null
  return { pieces: article.stockPieces, days: article.stockLeadTimeDays }
}

/** The article's options that the line chose, each once. */
export function chosenOptions(line: RequestedLine, article: Article): Article['options'] {
  return article.options.filter((option) => line.optionCodes.includes(option.code))
}

/** The name of an agreed short run on a line; empty where there is none. */
export const shortRunName = (
  line: Pick<RequestedLine, 'optionCodes'>,
  article: { shortRun: unknown },
  name: string,
): string[] => (article.shortRun && line.optionCodes.includes(SHORT_RUN) ? [name] : [])
