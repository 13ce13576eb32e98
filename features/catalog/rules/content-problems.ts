import {
  factsOf,
  isAnswer,
  isGoodsFact,
  type StatedFact,
} from '@/features/tariffs/rules/goods-facts'
import { routeProblems, type MakingRoute } from '@/features/tariffs/rules/origin'
import { checkBreaks } from '@/features/pricing/rules/breaks'
import type { Break, Option, Picture, Variant } from './content-lists'
import { hsCodeProblem, type DestinationCode } from './hs-code'
import { hundredths, type MaterialShare } from './materials'
import { goodsProblems, type ProductLine } from './goods-problems'
import { SHORT_RUN } from '@/features/pricing/rules/choice'

/** What fields of a product hold each for itself but not together. Pure; browser-safe. */

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
type Problem = [field: keyof Ruled, message: string]

/** Every problem with its field; those of an entry begin with its line, as it is written. */
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

/** The lines of those that name what isn't there. */
const unknown = <T>(
  field: keyof Ruled,
  all: readonly T[],
  known: (entry: T) => boolean,
  message: (entry: T) => string,
): Problem[] =>
  all.flatMap((entry, i): Problem[] =>
    known(entry) ? [] : [[field, `line ${i + 1}: ${message(entry)}`]],
  )
const twice = (field: keyof Ruled, values: readonly string[]): Problem[] =>
  [...new Set(values.filter((value, i) => values.indexOf(value) !== i))].map((value): Problem => [
    field,
    `${value} stands there twice`,
  ])

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
      ? [['priceBreaks', 'needs at least one price']]
      : checkBreaks(numbered(priceBreaks), { least: moq, leastName: 'the MOQ' }).map(
          (message): Problem => ['priceBreaks', message],
        )
  for (const sku of new Set(variantBreaks.map((each) => each.sku))) {
    const own = numbered(variantBreaks).filter((each) => each.sku === sku)
    problems.push(
      ...checkBreaks(own, { least: moq, leastName: 'the MOQ' }).map((message): Problem => [
        'variantBreaks',
        message,
      ]),
    )
  }
  problems.push(
    ...unknown(
      'variantBreaks',
      variantBreaks,
      ({ sku }) => skus.has(sku),
      ({ sku }) => `${sku} is no SKU of this product`,
    ),
  )
  for (const option of options) {
    const own = numbered(optionBreaks).filter(({ code }) => code === option.code)
    problems.push(
      ...checkBreaks(own, {
        least: option.minimumQuantity,
        leastName: 'the option’s minimum',
        free: true,
        most: option.unitPriceMinor,
      }).map((message): Problem => ['optionBreaks', message]),
    )
  }
  return [
    ...problems,
    ...unknown(
      'optionBreaks',
      optionBreaks,
      ({ code }) => options.some((option) => option.code === code),
      ({ code }) => `${code} is no option of this product`,
    ),
  ]
}

function ofQuantities({ moq, orderMultiple, finishMoqs, variants, shortRun }: Ruled): Problem[] {
  const problems: Problem[] =
    moq % orderMultiple === 0 ? [] : [['moq', `is no multiple of ${orderMultiple}`]]
  problems.push(
    ...unknown(
      'finishMoqs',
      finishMoqs,
      ({ finishCode }) => variants.some((variant) => variant.finishCode === finishCode),
      ({ finishCode }) => `${finishCode} is no finish of this product`,
    ),
  )
  problems.push(
    ...unknown(
      'finishMoqs',
      finishMoqs,
      (each) => each.moq > 0 && each.moq % orderMultiple === 0,
      (each) => `${each.moq} is no multiple of ${orderMultiple}`,
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
    problems.push(['shortRun', `line 1: ${shortRun.leastQuantity} is not below the MOQ of ${moq}`])
  if (shortRun.leastQuantity === 0 || shortRun.leastQuantity % orderMultiple !== 0)
    problems.push([
      'shortRun',
      `line 1: ${shortRun.leastQuantity} is no multiple of ${orderMultiple}`,
    ])
  return problems
}

function ofVariants({ variants, priceBreaks, variantBreaks }: Ruled): Problem[] {
  const problems: Problem[] = variants.length === 0 ? [['variants', 'needs at least one SKU']] : []
  const cheapest = priceBreaks.at(-1)?.unitPriceMinor ?? 0
  for (const { sku, unitPriceDeltaMinor } of variants) {
    if (cheapest + unitPriceDeltaMinor <= 0 && !variantBreaks.some((each) => each.sku === sku))
      problems.push(['variants', `${sku} would cost nothing`])
  }
  return [
    ...problems,
    ...twice(
      'variants',
      variants.map(({ sku }) => sku),
    ),
    ...twice(
      'variants',
      variants.map(({ finishCode, sizeCode }) => `${finishCode} in size ${sizeCode}`),
    ),
  ]
}

function ofOptions({ options }: Ruled): Problem[] {
  const known = new Set(options.map(({ code }) => code))
  const problems = options.flatMap(({ code, excludes }, i): Problem[] => [
    ...(code === SHORT_RUN
      ? [['options', `line ${i + 1}: “${code}” is the short run’s own code`] satisfies Problem]
      : []),
    ...excludes.flatMap((other): Problem[] =>
      other === code
        ? [['options', `line ${i + 1}: ${code} excludes itself`]]
        : known.has(other)
          ? []
          : [
              [
                'options',
                `line ${i + 1}: ${code} excludes ${other}, which is no option of this product`,
              ],
            ],
    ),
  ])
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
      ({ sku }) => `${sku} is no SKU of this product`,
    ),
    ...twice(
      'stock',
      stock.map(({ sku }) => sku),
    ),
  ]
  return stock.length > 0 && stockLeadTimeDays === 0
    ? [...problems, ['stockLeadTimeDays', 'says nothing of the days until stock is shipped']]
    : problems
}

function ofCustoms({ hsCodes, materials }: Ruled): Problem[] {
  const problems = hsCodes.flatMap((each, i): Problem[] => {
    const problem = hsCodeProblem(each)
    return problem ? [['hsCodes', `line ${i + 1}: ${problem}`]] : []
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
      `make ${(sum / 100).toFixed(2).replace(/\.?0+$/, '')}% of the weight, not 100%`,
    ])
  return problems
}

const NEEDED = {
  process_needed: 'which process forms it there',
  evidence_needed:
    'what proves it: production_record, supplier_declaration, certificate or ruling, and its number',
  declarer_needed: 'who declares it',
}

function ofRoutes({ routes }: Ruled): Problem[] {
  return routeProblems(routes).map(([at, found]): Problem => {
    const line = `line ${at + 1}: `
    switch (found.problem) {
      case 'unknown_process':
        return ['routes', `${line}“${found.value}” is no process we know`]
      case 'not_formed':
        return [
          'routes',
          `${line}nothing of it forms the piece, and finishing gives it no origin: say where it is cast, stamped or cut and formed`,
        ]
      case 'formed_in_several':
        return [
          'routes',
          `${line}formed in ${found.value}: which of them is its origin only a ruling settles`,
        ]
      case 'same_origin':
        return ['routes', `${line}${found.value} is the origin of a way before it`]
      default:
        return ['routes', `${line}${found.value} as origin needs ${NEEDED[found.problem]}`]
    }
  })
}

function ofFacts({ facts, ...product }: Ruled): Problem[] {
  const strange = facts.flatMap(({ fact, answer }, i): Problem[] => {
    const line = `line ${i + 1}: `
    if (!isGoodsFact(fact)) return [['facts', `${line}“${fact}” is no fact of goods`]]
    return isAnswer(fact, answer) ? [] : [['facts', `${line}“${answer}” is no answer to ${fact}`]]
  })
  const found = goodsProblems(factsOf(facts), product).map(({ fact, message }): Problem => {
    const at = facts.findIndex((each) => each.fact === fact)
    return ['facts', `line ${at + 1}: ${message}`]
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
      ({ finishCode }) => `${finishCode} is no finish of this product`,
    ),
    ...twice(
      'pictures',
      pictures.map(({ path }) => path),
    ),
    ...twice('documents', documents),
  ]
}
