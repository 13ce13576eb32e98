import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { CONTENT_FIELDS, contentSchema, type ProductContent } from '../rules/content'

/**
 * Parses entries into a content; values that other products already have are refused by field.
 * @param id of their product; null for a new one
 * @throws InvalidInputError
 */
export async function readContent(
  database: Prisma.TransactionClient,
  entries: Readonly<Record<string, string>>,
  id: string | null,
): Promise<ProductContent> {
  const parsed = contentSchema.safeParse(
    Object.fromEntries(CONTENT_FIELDS.map((field) => [field, entries[field] ?? ''])),
  )
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { slug, styleNumber, variants } = parsed.data
  const skus = variants.map(({ sku }) => sku)
  const [other, takenVariants] = await Promise.all([
    database.product.findFirst({
      where: { ...(id === null ? {} : { id: { not: id } }), OR: [{ slug }, { styleNumber }] },
      select: { name: true, slug: true },
    }),
    database.variant.findMany({
      where: { sku: { in: skus }, ...(id === null ? {} : { productId: { not: id } }) },
      select: { sku: true },
      take: 5,
    }),
  ])
  if (other)
    throw new InvalidInputError({
      [other.slug === slug ? 'slug' : 'styleNumber']: [
        { code: 'refusals.name_of_other', values: { name: other.name } },
      ],
    })
  if (takenVariants.length > 0)
    throw new InvalidInputError({
      variants: [
        {
          code: 'refusals.skus_of_other',
          values: { skus: { list: takenVariants.map(({ sku }) => sku), between: 'commas' } },
        },
      ],
    })
  return parsed.data
}
