import type { z } from 'zod'
import { makeableDesign } from '@/features/designs/rules/address'
import { designTerms, unitPriceAt } from '@/features/designs/rules/price'
import { toUsd } from '@/features/pricing/rules/list-price'
import { ddpStanding, type ImportWay } from '@/features/tariffs/rules/importer'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import { dutyBornBy } from '@/features/tariffs/schema'
import { addDays, factoryDay } from '@/platform/day'
import { isDestination } from './destinations'
import type { Article } from './requested-lines'
import { routing, type Locale } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { goodsProblemMessage } from '@/features/tariffs/rules/goods-words'
import { specificationProblems } from './line-goods'
import { articlePrice, lineProblems, linesTogether } from './line-rules'
import { problem, type RequestProblem } from './request-problems'
import { repeatedSamples } from './samples'
import type { submitRequestSchema } from '../schema'

export type ParsedRequest = z.output<typeof submitRequestSchema>
type CustomLine = Extract<ParsedRequest['lines'][number], { kind: 'CUSTOM' }>

const LONGEST_DAYS = 3 * 366

/**
 * The problems of a well-formed request, by the catalog and the calendar. Pure.
 * @param language of the messages about goods
 */
export function requestProblems(
  request: ParsedRequest,
  articleFor: (sku: string) => Article | undefined,
  now: Date,
  language: Locale = routing.defaultLocale,
): RequestProblem[] {
  const problems: RequestProblem[] = []
  const today = factoryDay(now)
  const checkDay = (path: string, day: string | undefined) => {
    if (day !== undefined && day < today) problems.push(problem(path, 'past_date'))
    if (day !== undefined && day > addDays(today, LONGEST_DAYS))
      problems.push(problem(path, 'far_date'))
  }
  if (!isDestination(request.destination)) problems.push(problem('destination', 'destination'))
  checkDay('wantedDate', request.wantedDate)
  const bulk = bulkLines(request)
  const together = linesTogether(bulk, articleFor)
  request.lines.forEach((line, i) => {
    if (line.kind === 'CUSTOM') {
      checkDay(`lines.${i}.specification.wantedDate`, line.specification.wantedDate)
      for (const each of specificationProblems(line.specification))
        problems.push(
          problem(`lines.${i}.specification.facts.${each.fact}`, 'fact', {
            why: say(goodsProblemMessage(each), language),
          }),
        )
      return
    }
    problems.push(
      ...lineProblems(line, articleFor(line.sku), together[i] ?? null).map(
        ({ field, ...rest }) => ({ path: `lines.${i}.${field}`, ...rest }),
      ),
    )
  })
  for (const i of repeatedSamples(
    bulk.map(
      (line) => line && { sample: line.sample, design: articleFor(line.sku)?.slug ?? line.sku },
    ),
  ))
    problems.push(problem(`lines.${i}.sku`, 'sample_twice'))
  request.files.forEach((file, i) => {
    if (file.linePosition !== undefined && file.linePosition > request.lines.length)
      problems.push(problem(`files.${i}`, 'file_gone'))
  })
  return problems
}

/**
 * Delivery duty paid can be requested only where the house can import, by the current law there. Pure.
 * @param way the house's setting for the destination; null where there is none
 */
export function importerProblems(
  { destination, incoterm }: Pick<ParsedRequest, 'destination' | 'incoterm'>,
  way: ImportWay | null,
  now: Date,
): RequestProblem[] {
  const isOffered =
    dutyBornBy(incoterm) === 'buyer' ||
    ddpStanding(destination, statutoryDay(destination, now), way) === 'offered'
  return isOffered || !isDestination(destination) ? [] : [problem('incoterm', 'ddp_not_offered')]
}

/**
 * Terms of delivery can be requested only where they are offered. Pure.
 * @param offered at the destination; null where nobody has set any, which means all
 */
export const deliveryProblems = (
  { incoterm }: Pick<ParsedRequest, 'incoterm'>,
  offered: readonly string[] | null,
): RequestProblem[] =>
  offered === null || offered.includes(incoterm) ? [] : [problem('incoterm', 'term_not_offered')]

/**
 * The worth of a request at list prices, for triage: US cents. Custom lines count their target price, else their
 * design's planning price, or nothing.
 * @param rate units of the request's currency for one dollar
 */
export function estimateMinor(
  request: ParsedRequest,
  articleFor: (sku: string) => Article | undefined,
  rate: { numerator: bigint; denominator: bigint },
): number {
  const together = linesTogether(bulkLines(request), articleFor)
  return request.lines.reduce((sum, line, i) => {
    if (line.kind === 'CUSTOM') return sum + customMinor(line, rate)
    const article = articleFor(line.sku)
    return (
      sum + ((article && articlePrice(line, article, together[i] ?? null)?.lineTotalMinor) ?? 0)
    )
  }, 0)
}

/** US cents of a custom line. The planning price is for the weight that the server measured. */
function customMinor(
  { quantity, specification }: CustomLine,
  rate: { numerator: bigint; denominator: bigint },
): number {
  const { targetPriceMinor, design, weightGrams } = specification
  if (targetPriceMinor !== undefined) return toUsd(targetPriceMinor * quantity, rate)
  const made = design === undefined ? null : makeableDesign(design)
  if (!made || weightGrams === undefined) return 0
  return unitPriceAt(designTerms(made, Number(weightGrams)).breaks, quantity) * quantity
}

const bulkLines = (request: ParsedRequest) =>
  request.lines.map((line) => (line.kind === 'BULK' ? line : null))
