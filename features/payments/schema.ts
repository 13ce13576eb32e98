import { z } from 'zod'
import { lineSchema } from '@/platform/fields'

/** What was done about a payment that needed a person. */
export const settleAlertSchema = z.object({ alertId: z.uuid(), note: lineSchema(300).min(3) })
