import { plainAmount } from '@/platform/money'
import type { DraftLine } from '../../../schema'
import { certificateEntries, type CertificateEntries } from './certificate-entries'
import { savedGoodsEntry } from './goods-entries'

/** A line as typed: text until saved, so that nothing half-typed is lost or corrected. */
export interface LineEntry extends CertificateEntries {
  id: string
  /** for a line that isn't in the saved draft yet: the line as it was made, see `addedEntry` */
  added: string
  title: string
  quantity: string
  unitPrice: string
  setupFee: string
  hsCode: string
  origin: string
  unitWeightGrams: string
  leadTimeDays: string
  /** the desk's facts of the goods, see `goodsEntry` */
  goods: string
  /** `yes` where the line is optional for the buyer; older kept entries lack it */
  optional?: string
}

/** The fields' texts for a line. */
export const lineEntry = (line: DraftLine, currency: string, optional = ''): LineEntry => ({
  id: line.id,
  added: '',
  title: line.title,
  quantity: String(line.quantity),
  unitPrice: plainAmount(line.unitPriceMinor, currency),
  setupFee: plainAmount(line.setupFeeMinor, currency),
  hsCode: line.hsCode ?? '',
  origin: line.origin,
  unitWeightGrams: line.unitWeightGrams ?? '',
  leadTimeDays: String(line.leadTimeDays),
  goods: savedGoodsEntry(line.goods),
  ...certificateEntries(line.certificate),
  optional,
})

/** Whether the line is optional for the buyer. */
export const isOptional = ({ optional }: Pick<LineEntry, 'optional'>): boolean => optional === 'yes'
