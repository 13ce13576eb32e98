import { z } from 'zod'
import { compareDecimals } from '../rules/decimals'
import { lineSchema } from '@/platform/fields'
import { orNone, typedDecimal, typedWhole } from '@/platform/typed-numbers'
import { schemaWords as words } from '@/platform/validation-words'
import { settingKind } from './kind'

/** A typed percentage, as canonical text. @param most the largest accepted */
const percent = (least: number, most: number) =>
  typedDecimal(2, words.percentage).refine(
    (text) => compareDecimals(text, String(least)) >= 0 && compareDecimals(text, String(most)) <= 0,
    words.percentage_share,
  )

const quotingSchema = z.object({
  /** of the total, due on acceptance */
  depositPercent: percent(1, 100),
  /** from the day of drafting to the last day of validity */
  validityDays: typedWhole(1, 365),
  /** from the factory's gate to the customs entry */
  oceanDays: typedWhole(1, 150),
  airDays: typedWhole(1, 60),
  /** a capped tariff charge is offered at this much above the quoted one */
  capPercent: percent(0, 100),
  /** how long a lock that a buyer asks for lasts beyond the expected day of entry */
  lockMarginDays: typedWhole(0, 365),
  /** discount off the list price of the goods that sales may give alone; null for any */
  salesDiscountPercent: orNone(percent(0, 100)),
  /** discount that a sales manager may give; a larger one needs an owner */
  managerDiscountPercent: orNone(percent(0, 100)),
  /** where goods are loaded onto the ship */
  loadingPort: lineSchema(60).min(2),
  /** working days after the signature within which the deposit is due; null where no day is set */
  depositDays: orNone(typedWhole(0, 90)),
  /**
   * additional working days for which a piece is offered at a discount of the percentage beside; null for no such offer
   */
  longerLeadDays: orNone(typedWhole(1, 180)),
  longerLeadPercent: orNone(percent(0, 50)),
  /** working hours within which a person replies; null where nothing is promised */
  answerHours: orNone(typedWhole(1, 200)),
  /** share of what was paid that is kept when the buyer cancels once materials are bought; null for the usual term */
  cancelMaterialsPercent: orNone(percent(0, 100)),
  /** the same once production has begun */
  cancelProductionPercent: orNone(percent(0, 100)),
  /** percent a year on payments after their due day; null for none */
  lateInterestPercent: orNone(percent(0, 36)),
  /** working days that a deposit may be overdue before its order's slots are released; null for never */
  slotDays: orNone(typedWhole(0, 60)),
})
export type Quoting = z.infer<typeof quotingSchema>

/** The defaults of a quote; staff can change them in the quote. */
export const quotingSetting = settingKind({
  section: 'quoting',
  edit: 'setting.edit',
  scope: null,
  schema: quotingSchema,
  fields: [
    { name: 'depositPercent', kind: 'decimal' },
    { name: 'validityDays', kind: 'whole' },
    { name: 'oceanDays', kind: 'whole' },
    { name: 'airDays', kind: 'whole' },
    { name: 'capPercent', kind: 'decimal' },
    { name: 'lockMarginDays', kind: 'whole' },
    { name: 'salesDiscountPercent', kind: 'decimal' },
    { name: 'managerDiscountPercent', kind: 'decimal' },
    { name: 'loadingPort' },
    { name: 'depositDays', kind: 'whole' },
    { name: 'longerLeadDays', kind: 'whole' },
    { name: 'longerLeadPercent', kind: 'decimal' },
    { name: 'answerHours', kind: 'whole' },
    { name: 'cancelMaterialsPercent', kind: 'decimal' },
    { name: 'cancelProductionPercent', kind: 'decimal' },
    { name: 'lateInterestPercent', kind: 'decimal' },
    { name: 'slotDays', kind: 'whole' },
  ],
})
