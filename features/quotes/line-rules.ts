import { excludedPairs, minimumsOf, priceInput, SHORT_RUN, type PricedDesign } from '@/features/pricing/choice'
import { checkQuantity, listPrice, type ListPrice, type PricedOption, type PriceBreak } from '@/features/pricing/rules'
import { MAX_QUANTITY } from './limits'

/** What the catalog says about one SKU, as far as a request needs it. Prices in US cents. */
export interface Article {
  variantId: string
  sku: string
  finishCode: string
  finishName: string
  sizeName: string
  unitPriceDeltaMinor: number
  productName: string
  slug: string
  published: boolean
  moq: number
  orderMultiple: number
  leadTimeDays: number
  origins: readonly string[]
  imagePath: string | null
  /** the design's own, in rising order of quantity */
  breaks: readonly PriceBreak[]
  /** of single SKUs of the design */
  variantBreaks: PricedDesign['variantBreaks']
  optionBreaks: PricedDesign['optionBreaks']
  finishMoqs: PricedDesign['finishMoqs']
  shortRun: PricedDesign['shortRun']
  options: readonly (PricedOption & { name: string; artwork: boolean; excludes: readonly string[] })[]
}

export interface AskedLine {
  sku: string
  quantity: number
  optionCodes: readonly string[]
  origin?: string | undefined
}

/** Why a line can't be requested as it is: which field, which rule, and what would fit. */
export interface LineProblem {
  field: 'sku' | 'quantity' | 'optionCodes' | 'origin'
  code: 'unknown_sku' | 'not_offered' | 'not_whole' | 'below_moq' | 'off_multiple' | 'too_many' | 'below_finish_moq' | 'below_option_minimum' | 'below_short_run' | 'unknown_option' | 'excluded_option' | 'unknown_origin'
  /** the figures and names the message speaks of */
  values: Record<string, string | number>
  /** quantities that fit, nearest first by size; empty where the quantity isn't the problem */
  nearest: readonly number[]
}

/** All problems of a catalog line; none means it can be requested. Pure. */
export function lineProblems(line: AskedLine, article: Article | undefined): LineProblem[] {
  if (!article) return [{ field: 'sku', code: 'unknown_sku', values: { sku: line.sku }, nearest: [] }]
  if (!article.published) return [{ field: 'sku', code: 'not_offered', values: { sku: line.sku, name: article.productName }, nearest: [] }]
  const problems: LineProblem[] = []
  const unknown = line.optionCodes.find((code) => !article.options.some((option) => option.code === code) && !(code === SHORT_RUN && article.shortRun))
  if (unknown !== undefined) problems.push({ field: 'optionCodes', code: 'unknown_option', values: { option: unknown }, nearest: [] })
  for (const [one, other] of excludedPairs(article.options, line.optionCodes)) problems.push({ field: 'optionCodes', code: 'excluded_option', values: { option: one.name, other: other.name }, nearest: [] })
  if (line.origin !== undefined && !article.origins.includes(line.origin)) {
    problems.push({ field: 'origin', code: 'unknown_origin', values: { origin: line.origin }, nearest: [] })
  }
  const quantity = quantityProblem(line, article)
  return quantity ? [...problems, quantity] : problems
}

/** The quantity against the design's MOQ and multiple, then its finish's and its options' own; a short run that is agreed to takes the place of the first two. */
function quantityProblem(line: AskedLine, article: Article): LineProblem | null {
  const short = line.optionCodes.includes(SHORT_RUN) ? article.shortRun : null
  const rule = checkQuantity(line.quantity, short ? { moq: short.leastQuantity, orderMultiple: article.orderMultiple } : article, MAX_QUANTITY)
  if (rule) {
    const { rule: code, nearest, ...values } = rule
    return { field: 'quantity', code: short && code === 'below_moq' ? 'below_short_run' : code, values: { ...values, quantity: line.quantity }, nearest }
  }
  const strictest = minimumsOf(article, article.finishCode, line.optionCodes).find((each) => line.quantity < each.minimum && (each.rule === 'option' || !short))
  if (!strictest || strictest.rule === 'design') return null
  const { minimum } = strictest
  const nearest = [Math.ceil(minimum / article.orderMultiple) * article.orderMultiple]
  if (strictest.rule === 'finish') return { field: 'quantity', code: 'below_finish_moq', values: { finish: article.finishName, minimum, quantity: line.quantity }, nearest }
  return { field: 'quantity', code: 'below_option_minimum', values: { option: article.options.find(({ code }) => code === strictest.code)?.name ?? '', minimum, quantity: line.quantity }, nearest }
}

/** List price of a line, also while its quantity breaks a rule; null where no figure makes sense. Pure. */
export function articlePrice(line: AskedLine, article: Article): ListPrice | null {
  if (!Number.isInteger(line.quantity) || line.quantity < 1 || line.quantity > MAX_QUANTITY || article.breaks.length === 0) return null
  return listPrice(priceInput({ ...article, priceBreaks: article.breaks }, article, line))
}

/** The article's options that the line chose, each once. */
export function chosenOptions(line: AskedLine, article: Article): Article['options'] {
  return article.options.filter((option) => line.optionCodes.includes(option.code))
}

/** What a short run that was agreed to is called on a line; nothing where none is. */
export const shortRunName = (line: Pick<AskedLine, 'optionCodes'>, article: { shortRun: unknown }): string[] => (article.shortRun && line.optionCodes.includes(SHORT_RUN) ? ['Short run'] : [])
