import { packGoods } from '@/features/freight/engine/pack'

/** What goes into the cartons of a shipment. Pure; browser-safe. */

/** A line to be packed. */
export interface PackedLine {
  lineId: string
  pieces: number
  perCarton: number
  /** decimal */
  unitGrams: string
  /** of a full carton */
  grossGrams: number
  lengthMm: number
  widthMm: number
  heightMm: number
}

/** Cartons of one kind, numbered consecutively. */
export interface NumberedCartons {
  lineId: string
  fromNumber: number
  toNumber: number
  /** in each carton, as are the weights */
  pieces: number
  netGrams: number
  grossGrams: number
  lengthMm: number
  widthMm: number
  heightMm: number
}

/** Numbers the cartons of a shipment, line by line: full ones, and one for the remainder. */
export function numberedCartons(lines: readonly PackedLine[]): NumberedCartons[] {
  let last = 0
  return lines.flatMap(({ lineId, pieces, unitGrams, perCarton, ...carton }) =>
    packGoods([
      { id: lineId, pieces, unitGrams, carton: { pieces: perCarton, ...carton } },
    ]).cartons.map((group) => {
      const fromNumber = last + 1
      last += group.count
      const { lengthMm, widthMm, heightMm, grossGrams } = group
      return {
        lineId,
        fromNumber,
        toNumber: last,
        pieces: group.pieces,
        netGrams: netGrams(group.pieces, unitGrams),
        grossGrams,
        lengthMm,
        widthMm,
        heightMm,
      }
    }),
  )
}

/** Net weight of a carton in whole grams, rounded up. */
export const netGrams = (pieces: number, unitGrams: string): number =>
  Math.max(1, Math.ceil((pieces * Math.round(Number(unitGrams) * 1_000)) / 1_000))

export interface CartonSums {
  cartons: number
  pieces: number
  netGrams: number
  grossGrams: number
  /** cubic centimetres */
  volumeCm3: number
}

/** The totals at the end of a packing list. */
export function cartonSums(groups: readonly Omit<NumberedCartons, 'lineId'>[]): CartonSums {
  const sums = { cartons: 0, pieces: 0, netGrams: 0, grossGrams: 0, volumeCm3: 0 }
  for (const group of groups) {
    const count = group.toNumber - group.fromNumber + 1
    sums.cartons += count
    sums.pieces += count * group.pieces
    sums.netGrams += count * group.netGrams
    sums.grossGrams += count * group.grossGrams
    sums.volumeCm3 += (count * group.lengthMm * group.widthMm * group.heightMm) / 1_000
  }
  return { ...sums, volumeCm3: Math.round(sums.volumeCm3) }
}
