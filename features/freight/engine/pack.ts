import { ceilDivide, millionths } from './decimal'
import type { CartonGroup, CartonSpec, Consignment, Goods } from './types'

/**
 * Puts goods into export cartons, as each product is packed: full ones, and one for what remains.
 * The last carton is of the same size, as a smaller one isn't known: its volume is a full one's, its
 * weight that of carton and pieces in it. Pure.
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

/** The sums of cartons. @throws RangeError beyond what can be counted exactly */
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
  const left = pieces - full * perCarton
  return [
    ...(full > 0 ? [{ goodsId, count: full, pieces: perCarton, ...carton, remainder: false }] : []),
    ...(left > 0
      ? [
          {
            goodsId,
            count: 1,
            pieces: left,
            ...carton,
            grossGrams: partlyFull(left, perCarton, unitGrams, carton.grossGrams),
            remainder: true,
          },
        ]
      : []),
  ]
}

/**
 * Gross weight of a carton with fewer pieces, whole grams rounded up: what a full one weighs without
 * the pieces that aren't there. Where pieces alone weigh more than the full carton, one of the two
 * is wrong: the share of the pieces is taken then.
 */
function partlyFull(pieces: number, full: number, unitGrams: string, grossGrams: number): number {
  const missing = BigInt(full - pieces) * millionths(unitGrams)
  const gross = BigInt(grossGrams) * 1_000_000n
  const share = ceilDivide(BigInt(grossGrams) * BigInt(pieces), BigInt(full))
  if (BigInt(full) * millionths(unitGrams) > gross) return Number(share)
  return Number(ceilDivide(gross - missing, 1_000_000n))
}
