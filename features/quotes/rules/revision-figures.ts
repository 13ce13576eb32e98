import type { QuoteDocument } from '../schema'
import { endOfValidity } from './compose'

/**
 * The columns of a revision that are copied from its document, so that the database can check and
 * sort by them.
 */
export function revisionFigures(document: QuoteDocument) {
  return {
    document,
    currency: document.draft.currency,
    totalMinor: BigInt(document.totalMinor),
    depositMinor: BigInt(document.depositMinor),
    validUntil: endOfValidity(document.draft.validUntil),
  }
}
