import 'server-only'
import { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { keptContent, type ProductContent } from '../content'
import { dimensionsSchema } from '../schema'

export const withContent = { variants: { orderBy: { position: 'asc' } }, priceBreaks: { orderBy: { fromQuantity: 'asc' } }, options: { orderBy: { position: 'asc' } } } satisfies Prisma.ProductInclude
export type ProductRow = Prisma.ProductGetPayload<{ include: typeof withContent }>

/** What is published of a product, or would be. */
export interface Published {
  status: ProductRow['status']
  content: ProductContent
}
const published = z.object({ status: z.enum(['DRAFT', 'PUBLISHED', 'ARCHIVED']), content: keptContent })

/** Reads what a change keeps of a product. @throws ZodError when it was kept in another shape */
export const readPublished = (stored: unknown): Published => published.parse(stored)

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
export const pendingContent = (row: ProductRow): ProductContent => (row.draft === null ? contentOf(row) : keptContent.parse(row.draft))

/** A product's own columns for a content. */
export function columnsOf({ priceBreaks: _breaks, variants: _variants, options: _options, line, ...own }: ProductContent) {
  return { ...own, line: line.toUpperCase() as ProductRow['line'] }
}
