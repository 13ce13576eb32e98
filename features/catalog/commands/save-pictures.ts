import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { InvalidInputError } from '@/platform/errors'
import { entriesOf } from '../rules/content'
import { PICTURE_ROLES, pictures as pictureList } from '../rules/content-lists'
import { getDeskProduct } from '../queries/product-drafts'
import { saveProduct } from './save-product'

/** A bar would end the text in a line of a list. */
const alt = z.string().transform((text) =>
  text
    .replaceAll(/[|\s]+/g, ' ')
    .trim()
    .slice(0, 200),
)
const percent = z.int().min(0).max(100)
const picturesSchema = z
  .array(
    z.object({
      path: z.string().max(220),
      role: z.enum(PICTURE_ROLES),
      finishCode: z.string().max(40).nullable(),
      focalX: percent,
      focalY: percent,
      alt,
    }),
  )
  .max(60)

/**
 * Saves a product's pictures in its draft, beside its other entries.
 * @throws InvalidInputError by field, StaleProductError, NotFoundError
 */
export async function savePictures(
  context: Context,
  input: { id: string; version: number; pictures: unknown },
): Promise<{ version: number }> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  const parsed = picturesSchema.safeParse(input.pictures)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const product = await getDeskProduct(actor, input.id)
  return saveProduct(context, {
    id: input.id,
    version: input.version,
    entries: {
      ...entriesOf(product.draft ?? product.live),
      pictures: pictureList.write(parsed.data),
    },
  })
}
