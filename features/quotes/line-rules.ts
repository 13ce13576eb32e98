import { checkQuantity, listPrice, type ListPrice, type PricedOption, type PriceBreak } from '@/features/pricing/rules'
import { MAX_QUANTITY } from './limits'

/** What the catalog says about one SKU, as far as a request needs it. Prices in US cents. */
export interface Article {
  variantId: string
  sku: string
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
  /** in rising order of quantity */
  breaks: readonly PriceBreak[]
  options: readonly (PricedOption & { name: string })[]
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
  code: 'unknown_sku' | 'not_offered' | 'not_whole' | 'below_moq' | 'off_multiple' | 'too_many' | 'below_option_minimum' | 'unknown_option' | 'unknown_origin'
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
  const unknown = line.optionCodes.find((code) => !article.options.some((option) => option.code === code))
  if (unknown !== undefined) problems.push({ field: 'optionCodes', code: 'unknown_option', values: { option: unknown }, nearest: [] })
  if (line.origin !== undefined && !article.origins.includes(line.origin)) {
    problems.push({ field: 'origin', code: 'unknown_origin', values: { origin: line.origin }, nearest: [] })
  }
  const quantity = quantityProblem(line, article)
  return quantity ? [...problems, quantity] : problems
}

function quantityProblem(line: AskedLine, article: Article): LineProblem | null {
  const rule = checkQuantity(line.quantity, article, MAX_QUANTITY)
  if (rule) {
    const { rule: code, nearest, ...values } = rule
    return { field: 'quantity', code, values: { ...values, quantity: line.quantity }, nearest }
  }
  const tooFew = chosenOptions(line, article).filter((option) => line.quantity < option.minimumQuantity)
  const strictest = tooFew.toSorted((a, b) => b.minimumQuantity - a.minimumQuantity)[0]
  if (!strictest) return null
  const fits = Math.ceil(strictest.minimumQuantity / article.orderMultiple) * article.orderMultiple
  return {
    field: 'quantity',
    code: 'below_option_minimum',
    values: { option: strictest.name, minimum: strictest.minimumQuantity, quantity: line.quantity },
    nearest: [fits],
  }
}

/** List price of a line, also while its quantity breaks a rule; null where no figure makes sense. Pure. */
export function articlePrice(line: AskedLine, article: Article): ListPrice | null {
  if (!Number.isInteger(line.quantity) || line.quantity < 1 || line.quantity > MAX_QUANTITY || article.breaks.length === 0) return null
  return listPrice({
    breaks: article.breaks,
    finishDeltaMinor: article.unitPriceDeltaMinor,
    options: chosenOptions(line, article),
    quantity: line.quantity,
  })
}

/** The article's options that the line chose, each once. */
export function chosenOptions(line: AskedLine, article: Article): Article['options'] {
  return article.options.filter((option) => line.optionCodes.includes(option.code))
}
