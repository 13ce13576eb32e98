import { atLine, type Message, type MessageValue } from '@/i18n/message'
import {
  factsOf,
  isAnswer,
  isGoodsFact,
  type StatedFact,
} from '@/features/tariffs/rules/goods-facts'
import { routeProblems, type MakingRoute, type RouteProblem } from '@/features/tariffs/rules/origin'
import { checkBreaks } from '@/features/pricing/rules/breaks'
import type { Break, Option, Picture, Variant } from './content-lists'
import { hsCodeProblem, type DestinationCode } from './hs-code'
import { hundredths, type MaterialShare } from './materials'
import { goodsProblems, type ProductLine } from './goods-problems'
import { SHORT_RUN } from '@/features/pricing/rules/choice'

/** Problems between fields of a product that are each valid by themselves. Pure; browser-safe. */

interface Ruled {
  moq: number
  orderMultiple: number
  priceBreaks: Break[]
  variants: Variant[]
  options: Option[]
  finishMoqs: { finishCode: string; moq: number }[]
  variantBreaks: (Break & { sku: string })[]
  optionBreaks: (Break & { code: string })[]
  shortRun: { leastQuantity: number; feeMinor: number } | null
  stock: { sku: string; pieces: number }[]
  stockLeadTimeDays: number
  hsCodes: DestinationCode[]
  materials: MaterialShare[]
  pictures: Picture[]
  documents: string[]
  line: ProductLine
  grade: string | null
  routes: MakingRoute[]
  facts: StatedFact[]
}
type Problem = [field: keyof Ruled, problem: Message]

/** Every problem with its field; one with a list entry quotes its line. */
export function contentProblems(content: Ruled): Problem[] {
  return [
    ...ofPrices(content),
    ...ofQuantities(content),
    ...ofVariants(content),
    ...ofOptions(content),
    ...ofStock(content),
    ...ofCustoms(content),
    ...ofRoutes(content),
    ...ofFacts(content),
    ...ofPictures(content),
  ]
}

/** The lines that refer to something that doesn't exist. */
const unknown = <T>(
  field: keyof Ruled,
  all: readonly T[],
  exists: (entry: T) => boolean,
  problem: (entry: T) => Message,
): Problem[] =>
  all.flatMap((entry, i): Problem[] =>
    exists(entry) ? [] : [[field, atLine(i + 1, problem(entry))]],
  )
/** Values that occur more than once in a list. @param shown how a value is named, where not by itself */
const twice = (
  field: keyof Ruled,
  values: readonly string[],
  shown: (i: number) => MessageValue = (i) => values[i] ?? '',
): Problem[] =>
  values.flatMap((value, i): Problem[] =>
    // The second occurrence is reported for all.
    values.indexOf(value) !== i && values.indexOf(value, values.indexOf(value) + 1) === i
      ? [[field, { code: 'productRows.twice', values: { value: shown(i) } }]]
      : [],
  )
const noSku = (sku: string): Message => ({ code: 'productRows.no_sku', values: { sku } })
const noFinish = (finish: string | null): Message => ({
  code: 'productRows.no_finish',
  values: { finish: finish ?? '' },
})
const noMultiple = (count: number, multiple: number): Message => ({
  code: 'productRows.no_multiple',
  values: { count: { whole: count }, multiple: { whole: multiple } },
})

function ofPrices({
  moq,
  priceBreaks,
  variants,
  variantBreaks,
  optionBreaks,
  options,
}: Ruled): Problem[] {
  const skus = new Set(variants.map(({ sku }) => sku))
  const numbered = <T extends Break>(all: readonly T[]) =>
    all.map((each, i) => ({ ...each, line: i + 1 }))
  const problems: Problem[] =
    priceBreaks.length === 0
      ? [['priceBreaks', { code: 'productRows.needs_price' }]]
      : checkBreaks(numbered(priceBreaks), { least: moq, leastOf: 'moq' }).map(
          (problem): Problem => ['priceBreaks', problem],
        )
  for (const sku of new Set(variantBreaks.map((each) => each.sku))) {
    const own = numbered(variantBreaks).filter((each) => each.sku === sku)
    problems.push(
      ...checkBreaks(own, { least: moq, leastOf: 'moq' }).map((problem): Problem => [
        'variantBreaks',
        problem,
      ]),
    )
  }
  problems.push(
    ...unknown(
      'variantBreaks',
      variantBreaks,
      ({ sku }) => skus.has(sku),
      ({ sku }) => noSku(sku),
    ),
  )
  for (const option of options) {
    const own = numbered(optionBreaks).filter(({ code }) => code === option.code)
    problems.push(
      ...checkBreaks(own, {
        least: option.minimumQuantity,
        leastOf: 'option',
        free: true,
        most: option.unitPriceMinor,
      }).map((problem): Problem => ['optionBreaks', problem]),
    )
  }
  return [
    ...problems,
    ...unknown(
      'optionBreaks',
      optionBreaks,
      ({ code }) => options.some((option) => option.code === code),
      ({ code }) => ({ code: 'productRows.no_option', values: { code } }),
    ),
  ]
}

function ofQuantities({ moq, orderMultiple, finishMoqs, variants, shortRun }: Ruled): Problem[] {
  const problems: Problem[] =
    moq % orderMultiple === 0
      ? []
      : [
          [
            'moq',
            { code: 'productRows.moq_multiple', values: { multiple: { whole: orderMultiple } } },
          ],
        ]
  problems.push(
    ...unknown(
      'finishMoqs',
      finishMoqs,
      ({ finishCode }) => variants.some((variant) => variant.finishCode === finishCode),
      ({ finishCode }) => noFinish(finishCode),
    ),
  )
  problems.push(
    ...unknown(
      'finishMoqs',
      finishMoqs,
      (each) => each.moq > 0 && each.moq % orderMultiple === 0,
      (each) => noMultiple(each.moq, orderMultiple),
    ),
  )
  problems.push(
    ...twice(
      'finishMoqs',
      finishMoqs.map(({ finishCode }) => finishCode),
    ),
  )
  if (!shortRun) return problems
  if (shortRun.leastQuantity >= moq)
    problems.push([
      'shortRun',
      atLine(1, {
        code: 'productRows.short_run_moq',
        values: { count: { whole: shortRun.leastQuantity }, moq: { whole: moq } },
      }),
    ])
  if (shortRun.leastQuantity === 0 || shortRun.leastQuantity % orderMultiple !== 0)
    problems.push(['shortRun', atLine(1, noMultiple(shortRun.leastQuantity, orderMultiple))])
  return problems
}

function ofVariants({ variants, priceBreaks, variantBreaks }: Ruled): Problem[] {
  const problems: Problem[] =
    variants.length === 0 ? [['variants', { code: 'productRows.needs_sku' }]] : []
  const cheapest = priceBreaks.at(-1)?.unitPriceMinor ?? 0
  for (const { sku, unitPriceDeltaMinor } of variants) {
    if (cheapest + unitPriceDeltaMinor <= 0 && !variantBreaks.some((each) => each.sku === sku))
      problems.push(['variants', { code: 'productRows.costs_nothing', values: { sku } }])
  }
  return [
    ...problems,
    ...twice(
      'variants',
      variants.map(({ sku }) => sku),
    ),
    ...twice(
      'variants',
      variants.map(({ finishCode, sizeCode }) => `${finishCode} ${sizeCode}`),
      (i) => ({
        code: 'productRows.finish_in_size',
        values: { finish: variants[i]?.finishCode ?? '', size: variants[i]?.sizeCode ?? '' },
      }),
    ),
  ]
}

function ofOptions({ options }: Ruled): Problem[] {
  const optionCodes = new Set(options.map(({ code }) => code))
  const problems = options.flatMap(({ code, excludes }, i): Problem[] => {
    const at = (problem: Message): Problem => ['options', atLine(i + 1, problem)]
    return [
      ...(code === SHORT_RUN ? [at({ code: 'productRows.short_run_code', values: { code } })] : []),
      ...excludes.flatMap((other): Problem[] => {
        if (other === code) return [at({ code: 'productRows.excludes_itself', values: { code } })]
        return optionCodes.has(other)
          ? []
          : [at({ code: 'productRows.excludes_unknown', values: { code, other } })]
      }),
    ]
  })
  return [
    ...problems,
    ...twice(
      'options',
      options.map(({ code }) => code),
    ),
  ]
}

function ofStock({ stock, stockLeadTimeDays, variants }: Ruled): Problem[] {
  const problems = [
    ...unknown(
      'stock',
      stock,
      ({ sku }) => variants.some((variant) => variant.sku === sku),
      ({ sku }) => noSku(sku),
    ),
    ...twice(
      'stock',
      stock.map(({ sku }) => sku),
    ),
  ]
  return stock.length > 0 && stockLeadTimeDays === 0
    ? [...problems, ['stockLeadTimeDays', { code: 'productRows.stock_days' }]]
    : problems
}

function ofCustoms({ hsCodes, materials }: Ruled): Problem[] {
  const problems = hsCodes.flatMap((each, i): Problem[] => {
    const problem = hsCodeProblem(each)
    return problem ? [['hsCodes', atLine(i + 1, problem)]] : []
  })
  problems.push(
    ...twice(
      'hsCodes',
      hsCodes.map(({ destination }) => destination),
    ),
    ...twice(
      'materials',
      materials.map(({ material }) => material),
    ),
  )
  const sum = materials.reduce((all, { percent }) => all + hundredths(percent), 0)
  if (materials.length > 0 && sum !== 10_000)
    problems.push([
      'materials',
      {
        code: 'productRows.materials_sum',
        values: { percent: { decimal: (sum / 100).toFixed(2).replace(/\.?0+$/, '') } },
      },
    ])
  return problems
}

function ofRoutes({ routes }: Ruled): Problem[] {
  return routeProblems(routes).map(([at, found]): Problem => {
    const value = 'value' in found ? found.value : ''
    return ['routes', atLine(at + 1, routeProblem(found.problem, value))]
  })
}

function routeProblem(problem: RouteProblem['problem'], value: string): Message {
  switch (problem) {
    case 'unknown_process':
      return { code: 'productRows.unknown_process', values: { process: value } }
    case 'not_formed':
      return { code: 'productRows.not_formed' }
    case 'formed_in_several':
      return { code: 'productRows.formed_in_several', values: { countries: value } }
    default:
      return { code: `productRows.${problem}`, values: { country: value } }
  }
}

function ofFacts({ facts, ...product }: Ruled): Problem[] {
  const strange = facts.flatMap(({ fact, answer }, i): Problem[] => {
    const at = (problem: Message): Problem => ['facts', atLine(i + 1, problem)]
    if (!isGoodsFact(fact)) return [at({ code: 'productRows.no_fact', values: { fact } })]
    return isAnswer(fact, answer)
      ? []
      : [at({ code: 'productRows.no_answer', values: { answer, fact } })]
  })
  const found = goodsProblems(factsOf(facts), product).map(({ fact, problem }): Problem => {
    const at = facts.findIndex((each) => each.fact === fact)
    return ['facts', atLine(at + 1, problem)]
  })
  return [
    ...strange,
    ...twice(
      'facts',
      facts.map(({ fact }) => fact),
    ),
    ...found,
  ]
}

function ofPictures({ pictures, documents, variants }: Ruled): Problem[] {
  return [
    ...unknown(
      'pictures',
      pictures,
      ({ finishCode }) =>
        finishCode === null || variants.some((variant) => variant.finishCode === finishCode),
      ({ finishCode }) => noFinish(finishCode),
    ),
    ...twice(
      'pictures',
      pictures.map(({ path }) => path),
    ),
    ...twice('documents', documents),
  ]
}
