import { plainAmount } from '@/platform/money'
import type { DraftLine } from '../../../schema'
import { certificateEntries, type CertificateEntries } from './certificate-entries'
import { savedGoodsEntry } from './goods-entries'

/** A line as typed: text until saved, so that nothing half-typed is lost or corrected. */
export interface LineEntry extends CertificateEntries {
  id: string
  /** of a line that isn't in the saved draft yet: the line as it was made, see `addedEntry` */
  added: string
  title: string
  quantity: string
  unitPrice: string
  setupFee: string
  hsCode: string
  origin: string
  unitWeightGrams: string
  leadTimeDays: string
  /** what the desk says of the goods, see `goodsEntry` */
  goods: string
  /** `yes` where the buyer takes it in or leaves it; entries kept since before say nothing of it */
  optional?: string
}

/** What the fields show for a line. */
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

/** Whether the buyer takes the line in or leaves it. */
export const isOptional = ({ optional }: Pick<LineEntry, 'optional'>): boolean => optional === 'yes'
