import type { TradePaperKind } from '@/platform/db/generated/enums'
import type { PaperFormat } from '../schema'

/** Papers whose figures somebody copies: customs, brokers and bookkeepers. */
const SHEETS: readonly TradePaperKind[] = [
  'COMMERCIAL_INVOICE',
  'PACKING_LIST',
  'STATEMENT_OF_ACCOUNT',
]

/** The formats in which a paper is available. Pure; browser-safe. */
export const formatsOf = (kind: TradePaperKind): readonly PaperFormat[] =>
  SHEETS.includes(kind) ? ['pdf', 'xlsx'] : ['pdf']
