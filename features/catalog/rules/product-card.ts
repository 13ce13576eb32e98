import type { Prisma } from '@/platform/db/generated/client'
import { keptRules } from './content'
import type { ProductCard } from './product-views'
import { pictureRef } from '../pictures/path'
import { dimensionsSchema } from '../schema'

export const withParts = {
  variants: { orderBy: { position: 'asc' } },
  priceBreaks: { orderBy: { fromQuantity: 'asc' } },
  images: { orderBy: { position: 'asc' } },
  options: { orderBy: { position: 'asc' } },
} satisfies Prisma.ProductInclude

export type ProductWithParts = Prisma.ProductGetPayload<{ include: typeof withParts }>

/** A product as lists show it. */
export function cardOf(product: ProductWithParts): ProductCard {
  const cheapest = product.priceBreaks.at(-1)
  const image = product.images.find((each) => each.role === 'hero') ?? product.images[0]
  const [size] = dimensionsSchema.parse(product.dimensions)
  return {
    slug: product.slug,
    name: product.name,
    styleNumber: product.styleNumber,
    type: product.type,
    grade: product.grade,
    material: product.material,
    finishes: [...new Set(product.variants.map((variant) => variant.finishName))],
    size: size ? `${size.name.toLowerCase()} ${size.millimetres} mm` : '',
    unitWeightGrams: product.unitWeightGrams.toString(),
    imagePath: image ? pictureRef(image) : null,
    imageAlt: image?.alt ?? product.name,
    fromPriceMinor: cheapest?.unitPriceMinor ?? 0,
    fromQuantity: cheapest?.fromQuantity ?? product.moq,
    moq: product.moq,
    orderMultiple: product.orderMultiple,
    leadTimeDays: product.leadTimeDays,
    sku: product.variants[0]?.sku ?? product.styleNumber,
    ready: keptRules.stock.parse(product.stock).some(({ pieces }) => pieces > 0),
  }
}
