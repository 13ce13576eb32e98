import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/platform/db/generated/client'
import { ConflictError } from '@/platform/errors'
import type { ProductContent } from '../content'
import { dimensionsSchema } from '../schema'
import { productWords } from '../search-words'

export const withContent = { variants: { orderBy: { position: 'asc' } }, priceBreaks: { orderBy: { fromQuantity: 'asc' } }, options: { orderBy: { position: 'asc' } } } satisfies Prisma.ProductInclude
export type ProductRow = Prisma.ProductGetPayload<{ include: typeof withContent }>

/** What is published of a product, or would be. */
export interface Published {
  status: ProductRow['status']
  content: ProductContent
}

/** The content that the rows hold. */
export function contentOf(row: ProductRow): ProductContent {
  const { name, slug, styleNumber, type, summary, description, grade, material, moq, orderMultiple, leadTimeDays, sampleLeadTimeDays, cartonPieces, cartonLengthMm, cartonWidthMm, cartonHeightMm, cartonGrossGrams, hsCodeUs, origins } = row
  return {
    name, slug, styleNumber, line: z.enum(['jewelry', 'boxes', 'organizers']).parse(row.line.toLowerCase()), type, summary, description, grade, material, dimensions: dimensionsSchema.parse(row.dimensions), unitWeightGrams: String(Number(row.unitWeightGrams)),
    moq, orderMultiple, leadTimeDays, sampleLeadTimeDays, cartonPieces, cartonLengthMm, cartonWidthMm, cartonHeightMm, cartonGrossGrams, hsCodeUs, origins,
    priceBreaks: row.priceBreaks.map(({ fromQuantity, unitPriceMinor }) => ({ fromQuantity, unitPriceMinor })),
    variants: row.variants.map(({ sku, finishCode, finishName, sizeCode, sizeName, unitPriceDeltaMinor }) => ({ sku, finishCode, finishName, sizeCode, sizeName, unitPriceDeltaMinor })),
    options: row.options.map(({ code, kind, name: title, unitPriceMinor, setupFeeMinor, minimumQuantity, leadTimeDays: days }) => ({ code, kind, name: title, unitPriceMinor, setupFeeMinor, minimumQuantity, leadTimeDays: days })),
  }
}

/** What would be published of a product: its entries, or what the rows hold where nothing else is entered. */
export const pendingContent = (row: ProductRow): ProductContent => (row.draft === null ? contentOf(row) : (row.draft as unknown as ProductContent))

/** A product's own columns for a content. */
export function columnsOf({ priceBreaks: _breaks, variants: _variants, options: _options, line, ...own }: ProductContent) {
  return { ...own, line: line.toUpperCase() as ProductRow['line'] }
}

/**
 * Writes a content onto a product's rows. SKUs that stay keep their rows, because requests stand on them.
 * @throws ConflictError 'sku_in_use' for a SKU that was asked for and is to go
 */
export async function writeContent(tx: Prisma.TransactionClient, id: string, { content, status }: Published): Promise<void> {
  await tx.product.update({ where: { id }, data: { ...columnsOf(content), searchText: productWords(content), status, draft: Prisma.DbNull, draftBy: null } })
  await tx.priceBreak.deleteMany({ where: { productId: id } })
  await tx.priceBreak.createMany({ data: content.priceBreaks.map((each) => ({ ...each, productId: id })) })
  await tx.productOption.deleteMany({ where: { productId: id } })
  await tx.productOption.createMany({ data: content.options.map((each, position) => ({ ...each, position, productId: id })) })
  const gone = { productId: id, sku: { notIn: content.variants.map(({ sku }) => sku) } }
  if ((await tx.quoteRequestLine.count({ where: { variant: gone } })) > 0) throw new ConflictError('sku_in_use')
  await tx.variant.deleteMany({ where: gone })
  for (const [position, variant] of content.variants.entries()) {
    const { count } = await tx.variant.updateMany({ where: { productId: id, sku: variant.sku }, data: { ...variant, position } })
    if (count === 0) await tx.variant.create({ data: { ...variant, position, productId: id } })
  }
}
