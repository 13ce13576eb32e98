import { fromColumns, toColumns, type Columns } from '@/platform/columns'
import { savedDuty, type LineBasis, type QuoteCosts, type SavedDuty } from './draft-margin'
import type { DraftLine, LineDuty, QuoteDocument, QuoteDraft, QuoteTariff } from '../schema'

/** The part of a document that the editor works on and shows. The preview below it has the rest. */
export type EditedQuote = Pick<
  QuoteDocument,
  'revision' | 'buyer' | 'draft' | 'lineTotalsMinor' | 'totalMinor' | 'depositMinor'
> & {
  /** of the quote's currency per US dollar */
  unitsPerUsd: string
  /** of each line, by id */
  duties: Record<string, EditedDuty>
  tariff: Pick<QuoteTariff, 'terms' | 'offers'> | null
  /** the duty that we bear, of the saved draft */
  saved: SavedDuty
}

type EditedDuty = Pick<LineDuty, 'status' | 'totalRatePercent' | 'message'>

/**
 * Leaves out what the editor doesn't need: layers and their wordings are most of a document's
 * bytes. Pure.
 */
export function editedQuote(document: QuoteDocument): EditedQuote {
  const {
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
  } = document
  // The duty of an optional line is in a pick that has the line.
  const picked = (document.alternatives ?? []).flatMap((each) => each.document.duty.lines)
  return {
    revision,
    buyer,
    draft,
    lineTotalsMinor,
    totalMinor,
    depositMinor,
    unitsPerUsd,
    duties: Object.fromEntries(
      [...picked, ...duty.lines].map(({ lineId, status, totalRatePercent, message }) => [
        lineId,
        { status, totalRatePercent, message },
      ]),
    ),
    saved: savedDuty({ duty, surchargeMinor, tariff }),
    tariff: tariff ? { terms: tariff.terms, offers: tariff.offers } : null,
  }
}

/**
 * What the editor is sent: lines with their duties and costs as columns. Otherwise a page of 300
 * lines would repeat for each what a few kinds of goods have in common.
 */
export interface PackedQuote extends Omit<EditedQuote, 'draft' | 'duties'> {
  draft: Omit<QuoteDraft, 'lines'>
  lines: Columns<DraftLine>
  /** by line in order, the optional ones last */
  duties: Columns<Partial<EditedDuty>>
  /** null where the reader sees no costs */
  costs: (Omit<QuoteCosts, 'lines'> & { lines: Columns<Partial<LineBasis>> }) | null
}

/** Packs a quote for the editor so that {@link unpackQuote} restores it. Pure. */
export function packQuote(document: EditedQuote, costs: QuoteCosts | null): PackedQuote {
  const {
    draft: { lines, ...draft },
    duties,
    ...rest
  } = document
  const rows = [...lines, ...(draft.optionalLines ?? [])]
  return {
    ...rest,
    draft,
    lines: toColumns(lines),
    duties: toColumns(rows.map(({ id }) => duties[id] ?? {})),
    costs: costs && {
      ...costs,
      lines: toColumns(rows.map(({ id }) => costs.lines[id] ?? {})),
    },
  }
}

/** Restores a packed quote and its costs. Pure. */
export function unpackQuote({ draft, lines: packed, duties, costs, ...rest }: PackedQuote): {
  document: EditedQuote
  costs: QuoteCosts | null
} {
  const lines = fromColumns(packed)
  const byLine = <T extends object>(rows: readonly Partial<T>[]): Record<string, T> =>
    Object.fromEntries(
      [...lines, ...(draft.optionalLines ?? [])].flatMap(({ id }, i) => {
        const row = rows[i]
        return row && Object.keys(row).length > 0 ? [[id, row as T]] : []
      }),
    )
  return {
    document: { ...rest, draft: { ...draft, lines }, duties: byLine(fromColumns(duties)) },
    costs: costs && { ...costs, lines: byLine(fromColumns(costs.lines)) },
  }
}
