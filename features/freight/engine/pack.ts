import { ceilDivide, millionths } from './decimal'
import type { CartonGroup, CartonSpec, Consignment, Goods } from './types'

/**
 * Packs goods into export cartons, as each product is packed: full ones, and one for the remainder.
 * The last carton has the same size, as a smaller one isn't known: its volume is that of a full
 * one, its weight that of the carton and the pieces in it. Pure.
 */
export function packGoods(goods: readonly Goods[]): Consignment {
  const cartons = goods.flatMap(({ id, pieces, unitGrams, carton }) =>
    carton ? cartonsOf(id, pieces, unitGrams, carton) : [],
  )
  return consignmentOf(
    cartons,
    goods.filter(({ pieces, carton }) => pieces > 0 && !carton).map(({ id }) => id),
  )
}

/** Totals of cartons. @throws RangeError beyond what can be counted exactly */
export function consignmentOf(
  cartons: readonly CartonGroup[],
  unpacked: readonly string[] = [],
): Consignment {
  let cartonCount = 0
  let grossGrams = 0
  let mm3 = 0n
  for (const each of cartons) {
    cartonCount += each.count
    grossGrams += each.count * each.grossGrams
    mm3 += BigInt(each.count) * cubicMm(each)
  }
  const volumeCm3 = Number(ceilDivide(mm3, 1000n))
  if (![cartonCount, grossGrams, volumeCm3].every(Number.isSafeInteger))
    throw new RangeError('more than any ship carries')
  return { cartons, cartonCount, grossGrams, volumeCm3, unpacked }
}

/** Exact volume of a carton. */
export const cubicMm = ({
  lengthMm,
  widthMm,
  heightMm,
}: Pick<CartonSpec, 'lengthMm' | 'widthMm' | 'heightMm'>): bigint =>
  BigInt(lengthMm) * BigInt(widthMm) * BigInt(heightMm)

function cartonsOf(
  goodsId: string,
  pieces: number,
  unitGrams: string,
  { pieces: perCarton, ...carton }: CartonSpec,
): CartonGroup[] {
  const full = Math.floor(pieces / perCarton)
  const remainder = pieces - full * perCarton
  return [
    ...(full > 0 ? [{ goodsId, count: full, pieces: perCarton, ...carton, remainder: false }] : []),
    ...(remainder > 0
      ? [
          {
            goodsId,
            count: 1,
            pieces: remainder,
            ...carton,
            grossGrams: partlyFull(remainder, perCarton, unitGrams, carton.grossGrams),
            remainder: true,
          },
        ]
      : []),
  ]
}

/**
 * Gross weight of a carton with fewer pieces, rounded up to whole grams: that of a full one less
 * the missing pieces. Where the pieces alone would weigh more than the full carton, one of the two
 * figures is wrong: the carton's weight is then taken in proportion to the pieces.
 */
function partlyFull(pieces: number, full: number, unitGrams: string, grossGrams: number): number {
  const missingGrams = BigInt(full - pieces) * millionths(unitGrams)
  const gross = BigInt(grossGrams) * 1_000_000n
  const share = ceilDivide(BigInt(grossGrams) * BigInt(pieces), BigInt(full))
  if (BigInt(full) * millionths(unitGrams) > gross) return Number(share)
  return Number(ceilDivide(gross - missingGrams, 1_000_000n))
}
