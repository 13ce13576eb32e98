import type { TradePaperKind } from '@/platform/db/generated/enums'
import type { PaperFormat } from '../schema'

/** Papers whose figures somebody takes over: customs and brokers, and who keeps books. */
const SHEETS: readonly TradePaperKind[] = [
  'COMMERCIAL_INVOICE',
  'PACKING_LIST',
  'STATEMENT_OF_ACCOUNT',
]

/** As what a paper can be had. Pure; browser-safe. */
export const formatsOf = (kind: TradePaperKind): readonly PaperFormat[] =>
  SHEETS.includes(kind) ? ['pdf', 'xlsx'] : ['pdf']
