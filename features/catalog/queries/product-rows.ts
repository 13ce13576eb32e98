import 'server-only'
import { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { keptOver, keptRules, withOrigins, type ProductContent } from '../rules/content'
import { dimensionsSchema } from '../schema'

export const withContent = {
  variants: { orderBy: { position: 'asc' } },
  priceBreaks: { orderBy: { fromQuantity: 'asc' } },
  options: { orderBy: { position: 'asc' } },
  images: { orderBy: { position: 'asc' } },
} satisfies Prisma.ProductInclude
export type ProductRow = Prisma.ProductGetPayload<{ include: typeof withContent }>

/** The published state of a product, or one that would be published. */
export interface Published {
  status: ProductRow['status']
  content: ProductContent
}
const published = z.object({
  status: z.enum(['DRAFT', 'PUBLISHED', 'ARCHIVED']),
  content: z.unknown(),
})
const rules = z.object(keptRules)

/**
 * Reads the state of a product stored with a change.
 * @param current the product's current content, for what older changes don't contain
 * @throws ZodError where it was stored in another shape
 */
export function readPublished(stored: unknown, current: ProductContent): Published {
  const { status, content } = published.parse(stored)
  return { status, content: keptOver(content, current) }
}

/** The content in the rows. */
export function contentOf(row: ProductRow): ProductContent {
  const {
    name,
    slug,
    styleNumber,
    type,
    summary,
    description,
    grade,
    material,
    moq,
    orderMultiple,
    leadTimeDays,
    sampleLeadTimeDays,
    cartonPieces,
    cartonLengthMm,
    cartonWidthMm,
    cartonHeightMm,
    cartonGrossGrams,
    hsCodeUs,
    origins,
  } = row
  return withOrigins({
    name,
    slug,
    styleNumber,
    line: z.enum(['jewelry', 'boxes', 'organizers']).parse(row.line.toLowerCase()),
    type,
    summary,
    description,
    grade,
    material,
    dimensions: dimensionsSchema.parse(row.dimensions),
    unitWeightGrams: String(Number(row.unitWeightGrams)),
    moq,
    orderMultiple,
    leadTimeDays,
    sampleLeadTimeDays,
    cartonPieces,
    cartonLengthMm,
    cartonWidthMm,
    cartonHeightMm,
    cartonGrossGrams,
    hsCodeUs,
    origins,
    priceBreaks: row.priceBreaks.map(({ fromQuantity, unitPriceMinor }) => ({
      fromQuantity,
      unitPriceMinor,
    })),
    variants: row.variants.map(
      ({ sku, finishCode, finishName, sizeCode, sizeName, unitPriceDeltaMinor }) => ({
        sku,
        finishCode,
        finishName,
        sizeCode,
        sizeName,
        unitPriceDeltaMinor,
      }),
    ),
    options: row.options.map(
      ({
        code,
        kind,
        name: title,
        unitPriceMinor,
        setupFeeMinor,
        minimumQuantity,
        leadTimeDays: days,
        artwork,
        detail,
        excludes,
      }) => ({
        code,
        kind,
        name: title,
        unitPriceMinor,
        setupFeeMinor,
        minimumQuantity,
        leadTimeDays: days,
        artwork,
        detail,
        excludes,
      }),
    ),
    ...rulesOf(row),
    pictures: row.images.map(({ path, role, finishCode, focalX, focalY, alt }) => ({
      path,
      role,
      finishCode,
      focalX,
      focalY,
      alt,
    })),
  })
}

/** What would be published of a product: its draft, or the content of its rows where there is none. */
export const pendingContent = (row: ProductRow): ProductContent =>
  row.draft === null ? contentOf(row) : keptOver(row.draft, contentOf(row))

/** The rules in the product's own columns, including lists. */
export function rulesOf(row: Pick<ProductRow, Exclude<keyof typeof keptRules, 'pictures'>>) {
  const { pictures: _rows, ...columns } = rules.parse(row)
  return columns
}
