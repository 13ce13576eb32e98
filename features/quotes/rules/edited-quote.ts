import { savedDuty, type SavedDuty } from './draft-margin'
import type { LineDuty, QuoteDocument, QuoteTariff } from '../schema'

/** What the editor works on and shows of a document. The preview below it has the rest. */
export type EditedQuote = Pick<
  QuoteDocument,
  'revision' | 'buyer' | 'draft' | 'lineTotalsMinor' | 'totalMinor' | 'depositMinor'
> & {
  /** of the quote's currency for one US dollar */
  unitsPerUsd: string
  /** of each line, by its id */
  duties: Record<string, Pick<LineDuty, 'status' | 'totalRatePercent' | 'message'>>
  tariff: Pick<QuoteTariff, 'terms' | 'offers'> | null
  /** what the duty is to us, by the draft as it was saved */
  saved: SavedDuty
}

/** Leaves out what the editor has no use for: layers and their wordings are most of a document's bytes. Pure. */
export function editedQuote({
  revision,
  buyer,
  draft,
  lineTotalsMinor,
  totalMinor,
  depositMinor,
  duty,
  surchargeMinor,
  tariff,
  exchangeRate: { unitsPerUsd },
}: QuoteDocument): EditedQuote {
  return {
    revision,
    buyer,
    draft,
    lineTotalsMinor,
    totalMinor,
    depositMinor,
    unitsPerUsd,
    duties: Object.fromEntries(
      duty.lines.map(({ lineId, status, totalRatePercent, message }) => [
        lineId,
        { status, totalRatePercent, message },
      ]),
    ),
    saved: savedDuty({ duty, surchargeMinor, tariff }),
    tariff: tariff ? { terms: tariff.terms, offers: tariff.offers } : null,
  }
}
