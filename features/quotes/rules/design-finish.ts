import { designPicture } from '@/features/designs/rules/address'
import type { Design } from '@/features/designs/rules/family'
import { designGoods } from '@/features/designs/rules/goods'
import { designTerms, unitPriceAt } from '@/features/designs/rules/price'
import {
  designSpecification,
  type DesignSpecification,
  type DesignTranslator,
} from '@/features/designs/rules/words'
import { priceIn } from '@/features/pricing/rules/price-in'
import { goodsKnown, proposedCode } from '@/features/tariffs/rules/stated-goods'
import type { Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import type { DraftLine, QuoteDocument } from '../schema'

/** A kept made-to-order design. */
export interface KeptDesign {
  /** D-7F3K2 */
  code: string
  design: Design
  /** of a finished piece */
  weightGrams: number
}

/** How a line of a quote describes its design: the code, material, finish and size. */
export const designDetails = (
  { designCode, grade, finish, size }: DesignSays,
  t: ReturnType<typeof documentTranslator<'documents.lines'>>,
): { code: string; made: string } => ({
  code: designCode ? t('design', { code: designCode }) : '',
  made: [t(`grades.${grade}`), finish, size].join(', ').slice(0, 300),
})

interface DesignSays extends Pick<DesignSpecification, 'finish' | 'size'> {
  designCode?: string | undefined
  grade: '304' | '316L' | 'not steel' | 'not sure'
}

/**
 * The line of a design in another finish: with the picture, weight, code and days of that finish; a
 * price that is set moves by as much as the planning price. Pure.
 * @param from the line's own design
 * @param to the same in the other finish
 * @returns null if the line's text doesn't describe its design: then it can't be reworded
 */
export function finishedLine(
  line: DraftLine,
  from: KeptDesign,
  to: KeptDesign,
  {
    destination,
    currency,
    rate,
    language,
  }: {
    destination: string
    currency: string
    rate: QuoteDocument['exchangeRate']
    language: Locale
  },
): DraftLine | null {
  const t = documentTranslator('documents.lines', language)
  const design = documentTranslator('design', language) as DesignTranslator
  const says = ({ code, design: ownDesign }: KeptDesign) =>
    designDetails({ designCode: code, ...designSpecification(design, ownDesign) }, t)
  const [was, is] = [says(from), says(to)]
  if (!line.details.includes(was.made)) return null
  const [before, after] = [from, to].map((each) => designTerms(each.design, each.weightGrams))
  if (!before || !after) return null
  const planned = ({ breaks }: typeof before): number =>
    priceIn(rate, currency)(unitPriceAt(breaks, line.quantity))
  const moved = (value: number, by: number): number => Math.max(0, value + by)
  const goods = line.goods?.map((each) => (each.from === 'design' ? stated(each, to) : each))
  const [ownCode, otherCode] = [line.goods, goods].map((each) =>
    proposedCode(goodsKnown(each ?? []), destination),
  )
  const isOwnWeight = line.unitWeightGrams === String(from.weightGrams)
  return {
    ...line,
    finish: to.design.finish,
    details: line.details.map((detail) =>
      detail === was.made ? is.made : detail === was.code ? is.code : detail,
    ),
    imagePath: designPicture(to.code),
    unitPriceMinor:
      // A line without a price stays so, so that none is sent by oversight.
      line.unitPriceMinor === 0 ? 0 : moved(line.unitPriceMinor, planned(after) - planned(before)),
    listUnitPriceMinor: planned(after),
    ...(goods ? { goods } : {}),
    // Another code only if the finish leads to another; a code that isn't reviewed is for the desk
    // to check first.
    hsCode:
      ownCode?.code === otherCode?.code
        ? line.hsCode
        : otherCode?.reviewedOn
          ? otherCode.code
          : null,
    unitWeightGrams: isOwnWeight ? String(to.weightGrams) : line.unitWeightGrams,
    leadTimeDays: moved(line.leadTimeDays, after.leadTimeDays - before.leadTimeDays),
  }
}

type Statement = NonNullable<DraftLine['goods']>[number]

/** The design's statement of its goods, in the place of the other's. */
function stated({ excludes: _, ...statement }: Statement, { code, design }: KeptDesign): Statement {
  const { facts, excludes } = designGoods(design)
  return {
    ...statement,
    by: code,
    facts,
    ...(Object.keys(excludes).length > 0 ? { excludes } : {}),
  }
}
