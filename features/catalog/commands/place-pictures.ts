import 'server-only'
import { z } from 'zod'
import type { Message } from '@/i18n/message'
import { routing } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { authorize } from '@/features/accounts/rules/permissions'
import type { OwnContext } from '@/features/accounts/context'
import { databaseOf } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { PICTURE_ROLES } from '../rules/content-lists'
import { getDeskProduct } from '../queries/product-drafts'
import { suggestedAlt } from '../pictures/names'
import { uploadedId } from '../pictures/path'
import { savePictures } from './save-pictures'

const planSchema = z
  .array(
    z.object({
      productId: z.uuid(),
      version: z.int(),
      pictures: z
        .array(
          z.object({
            path: z.string().refine((path) => uploadedId(path) !== null),
            role: z.enum(PICTURE_ROLES),
            finishCode: z.string().max(40).nullable(),
          }),
        )
        .min(1)
        .max(60),
    }),
  )
  .min(1)
  .max(2_000)

export interface PlacedPictures {
  productId: string
  styleNumber: string
  added: number
  /** why none was added */
  problem: 'stale' | 'already' | Message | null
}

/**
 * Adds uploaded pictures to the drafts of their products, for each product all or none. They are published like all
 * other entries.
 * @param entered by product, the version that was looked at and its pictures
 * @throws InvalidInputError
 */
export async function placePictures(
  context: OwnContext,
  entered: unknown,
): Promise<PlacedPictures[]> {
  const { actor } = context
  const database = databaseOf(context)
  authorize(actor, 'catalog.edit')
  const parsed = planSchema.safeParse(entered)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const ids = [
    ...new Set(
      parsed.data.flatMap(({ pictures }) => pictures.flatMap(({ path }) => uploadedId(path) ?? [])),
    ),
  ]
  const existing = await database.picture.count({ where: { id: { in: ids } } })
  if (existing !== ids.length)
    throw new InvalidInputError({ change: [{ code: 'refusals.picture_unknown' }] })
  const outcomes: PlacedPictures[] = []
  for (const plan of parsed.data) outcomes.push(await place(context, plan))
  return outcomes
}

/** The text as a product's list stores it, in the house's language, which is the catalog's. */
const altText = (alt: Message): string =>
  say(alt, routing.defaultLocale).replaceAll('|', '/').slice(0, 200)

async function place(
  context: OwnContext,
  { productId, version, pictures }: z.infer<typeof planSchema>[number],
): Promise<PlacedPictures> {
  const { actor } = context
  try {
    const product = await getDeskProduct(actor, productId)
    const content = product.draft ?? product.live
    const identity = { productId, styleNumber: content.styleNumber }
    const newPictures = pictures
      .filter(({ path }) => content.pictures.every((current) => current.path !== path))
      .map(({ path, role, finishCode }) => ({
        path,
        role,
        finishCode,
        focalX: 50,
        focalY: 50,
        alt: altText(
          suggestedAlt(
            content.name,
            role,
            content.variants.find((variant) => variant.finishCode === finishCode)?.finishName ??
              null,
          ),
        ),
      }))
    if (newPictures.length === 0) return { ...identity, added: 0, problem: 'already' }
    try {
      await savePictures(context, {
        id: productId,
        version,
        pictures: [...content.pictures, ...newPictures],
      })
      return { ...identity, added: newPictures.length, problem: null }
    } catch (error) {
      if (error instanceof ConflictError) return { ...identity, added: 0, problem: 'stale' }
      if (error instanceof InvalidInputError)
        return { ...identity, added: 0, problem: error.together }
      throw error
    }
  } catch (error) {
    if (error instanceof NotFoundError)
      return { productId, styleNumber: '', added: 0, problem: 'stale' }
    throw error
  }
}
