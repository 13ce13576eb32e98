import type { PaperKind } from '../schema'

/** The number series of papers, by kind. */
export const SERIES = {
  ORDER_CONFIRMATION: 'OC',
  COMMERCIAL_INVOICE: 'CI',
  PACKING_LIST: 'PL',
  CERTIFICATE_OF_ORIGIN: 'CO',
  SHIPPING_INSTRUCTION: 'SI',
  CREDIT_NOTE: 'CN',
  STATEMENT_OF_ACCOUNT: 'SA',
} as const satisfies Record<PaperKind | 'STATEMENT_OF_ACCOUNT', string>

/** `CI-2026-00001` */
export const formatPaperNumber = (series: string, year: number, serial: number): string =>
  `${series}-${year}-${String(serial).padStart(5, '0')}`
