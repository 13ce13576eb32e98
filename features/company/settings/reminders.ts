import { z } from 'zod'
import { orNone, typedWhole } from '@/platform/typed-numbers'
import { settingKind } from './kind'

const remindersSchema = z.object({
  /** working hours after which the house's people are reminded of a waiting buyer; null for never */
  requestHours: orNone(typedWhole(1, 200)),
  /** working days in which nobody has opened a sent quote */
  unopenedDays: orNone(typedWhole(1, 60)),
  /**
   * days before the last day of a quote, for each of two reminders; moved to the working day before where the house is
   * closed
   */
  expiryDays: orNone(typedWhole(1, 60)),
  lastDays: orNone(typedWhole(1, 60)),
  /** working days after a letter about a tariff change that its buyer hasn't answered */
  movedDays: orNone(typedWhole(1, 60)),
  /** working days after a quote ended unsigned, until its buyer is asked the one question */
  surveyDays: orNone(typedWhole(1, 60)),
  /** days before the last day of a company's paper or a product's certificate: offices and laboratories take weeks */
  paperDays: orNone(typedWhole(1, 365)),
  /** working days before a payment is due or a quote ends, from which the desk marks it */
  dueDays: orNone(typedWhole(1, 60)),
  /** days before its end from which a quote is in the list of sales; null for as long as it is marked */
  listedDays: orNone(typedWhole(1, 60)),
  /** hours after which a sent quote that nobody has opened is in the list of sales; null for at once */
  unopenedHours: orNone(typedWhole(1, 500)),
})
export type Reminders = z.infer<typeof remindersSchema>

/** When the house reminds whom; an empty field means no reminder. */
export const remindersSetting = settingKind({
  section: 'reminders',
  edit: 'setting.edit',
  scope: null,
  schema: remindersSchema,
  fields: [
    { name: 'requestHours', kind: 'whole' },
    { name: 'unopenedDays', kind: 'whole' },
    { name: 'expiryDays', kind: 'whole' },
    { name: 'lastDays', kind: 'whole' },
    { name: 'movedDays', kind: 'whole' },
    { name: 'surveyDays', kind: 'whole' },
    { name: 'paperDays', kind: 'whole' },
    { name: 'dueDays', kind: 'whole' },
    { name: 'listedDays', kind: 'whole' },
    { name: 'unopenedHours', kind: 'whole' },
  ],
})
