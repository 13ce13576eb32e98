import { endOfValidity } from './compose'
import type { QuoteDocument } from '../schema'

/**
 * What still keeps a quote from being sent, by field. Pure.
 * Under DDP every line needs a duty figure: we would owe what we don't know.
 */
export function sendProblems(document: QuoteDocument, now: Date): Record<string, string[]> {
  const problems: Record<string, string[]> = {}
  document.draft.lines.forEach((line, i) => {
    if (line.unitPriceMinor === 0 && line.kind !== 'charge')
      problems[`lines.${i}.unitPriceMinor`] = ['needs a price']
    const duty = document.duty.lines.find((d) => d.lineId === line.id)
    if (duty?.blocked)
      problems[`lines.${i}.hsCode`] = [duty.message ?? 'an export control stops this line']
    else if (document.draft.incoterm === 'DDP' && duty?.status !== 'rated') {
      problems[`lines.${i}.hsCode`] = [
        duty?.message ?? 'needs an HS code: under DDP the duty is ours',
      ]
    }
  })
  const terms = document.duty.bornBy === 'seller' ? document.draft.tariffTerms : undefined
  if (terms?.kind === 'locked' && terms.until !== null && terms.until < document.duty.asOf)
    problems['tariffTerms.until'] = ['is in the past']
  if (endOfValidity(document.draft.validUntil).getTime() <= now.getTime())
    problems['validUntil'] = ['is in the past']
  if (document.totalMinor <= 0) problems['lines'] = ['the total must be above zero']
  return problems
}
