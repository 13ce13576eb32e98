import { z } from 'zod'
import { typedWhole } from '@/platform/typed-numbers'
import { schemaWords as texts } from '@/platform/validation-words'
import { MIN_REASON } from './send-stops'

/** The widest limits of sending that can be set; the database enforces the same. */
export const MOST_VALIDITY_DAYS = 365

/** New limits as staff type them. Pure. */
export const sendLimitEntries = z
  .object({
    /**
     * of the limits shown on the page: limits that others set meanwhile aren't overwritten unseen
     */
    seen: z.string(),
    leastPricePercent: typedWhole(1, 100),
    leastDepositPercent: typedWhole(1, 100),
    mostDepositPercent: typedWhole(1, 100),
    mostValidityDays: typedWhole(1, MOST_VALIDITY_DAYS),
    reason: z.string().trim().min(MIN_REASON).max(500),
  })
  .refine(({ leastDepositPercent: least, mostDepositPercent: most }) => least <= most, {
    path: ['mostDepositPercent'],
    message: texts.most_under_least,
  })
