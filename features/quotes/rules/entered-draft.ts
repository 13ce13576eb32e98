import { schemaWords as said } from '@/platform/validation-words'
import { quoteDraftSchema } from '../schema'
import { certificateProblems } from './certificate'

/** A draft as staff enter it: what was frozen is read by `quoteDraftSchema`, whatever is asked of entries since. */
export const enteredDraftSchema = quoteDraftSchema.superRefine((draft, context) => {
  const { lines, freightMinor, valuation = {} } = draft
  const { inlandFreightMinor = 0, freightEstimateMinor = 0 } = valuation
  if (inlandFreightMinor > (freightMinor || freightEstimateMinor))
    context.addIssue({
      code: 'custom',
      path: ['valuation', 'inlandFreightMinor'],
      message: said.inland_over_freight,
    })
  for (const [i, line] of lines.entries())
    for (const { field, code } of certificateProblems(line))
      context.addIssue({
        code: 'custom',
        path: field === 'origin' ? ['lines', i, field] : ['lines', i, 'certificate', field],
        message: said[code],
      })
})
