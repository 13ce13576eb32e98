import { randomUUID } from 'node:crypto'

/** The form’s entries for a lot of 500 inspected without findings. */
export const inspectionEntries = (lineId: string, change: object = {}) => ({
  lineId,
  key: randomUUID(),
  lot: '500',
  aqlMajor: '2.5',
  aqlMinor: '4.0',
  critical: '0',
  major: '0',
  minor: '0',
  inspector: 'Wei Chen',
  rework: 'PLATING',
  ...change,
})

/** The form’s entries for so many pieces of an order’s first line in cartons. */
export const shipmentEntries = (serial: number, pieces: number, change: object = {}) => ({
  serial,
  key: randomUUID(),
  carrier: 'DHL',
  tracking: 'JD014600006281',
  pallets: '1',
  shippedOn: '2026-11-24',
  pieces_1: String(pieces),
  perCarton_1: '100',
  unitGrams_1: '4.2',
  grossKg_1: '0.6',
  lengthCm_1: '30',
  widthCm_1: '20',
  heightCm_1: '20',
  ...change,
})
