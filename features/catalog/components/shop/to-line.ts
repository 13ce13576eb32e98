import type { PricedVariant } from '@/features/pricing/rules/choice'
import type { AskedPieces } from '@/features/pricing/rules/minimums'
import type { NewLine } from '@/features/basket/stores/request-list'
import type { ProductDetail } from '../../rules/product-views'
import { pictureRef } from '../../pictures/path'

/** The SKU of a finish and size; the design's first where it isn't made in them. */
export function variantOf(
  product: ProductDetail,
  at: Pick<AskedPieces, 'finishCode' | 'sizeCode'>,
): PricedVariant {
  const found =
    product.variants.find(
      (variant) => variant.finishCode === at.finishCode && variant.sizeCode === at.sizeCode,
    ) ?? product.variants[0]
  if (!found) throw new RangeError('a product without SKUs can’t be ordered')
  return found
}

/** Whether a design is made in this finish and size. */
export const hasVariant = (
  product: ProductDetail,
  at: Pick<AskedPieces, 'finishCode' | 'sizeCode'>,
): boolean =>
  product.variants.some(
    (variant) => variant.finishCode === at.finishCode && variant.sizeCode === at.sizeCode,
  )

/** The selection as a line of the request list. */
export function toLine(
  product: ProductDetail,
  { finishCode, sizeCode, quantity, optionCodes }: AskedPieces,
  { sample, origin }: { sample: boolean; origin?: string },
): NewLine {
  const picture = product.images.find((image) => image.finishCode === finishCode)
  return {
    kind: 'BULK',
    sku: variantOf(product, { finishCode, sizeCode }).sku,
    quantity,
    optionCodes: [...optionCodes],
    ...(origin ? { origin } : {}),
    ...(sample ? { sample } : {}),
    productName: product.name,
    finishName: product.finishes.find(({ code }) => code === finishCode)?.name ?? '',
    sizeName: product.sizes.find(({ code }) => code === sizeCode)?.name ?? '',
    slug: product.slug,
    imagePath: picture ? pictureRef(picture) : product.imagePath,
  }
}
