import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { InvalidInputError } from '@/platform/errors'
import { amountOf } from '@/platform/number-words'
import { entriesOf } from '../rules/content'
import { getDeskProduct } from '../queries/product-drafts'
import { saveProduct } from './save-product'

const priceSchema = z.object({
  id: z.string().max(40),
  version: z.int(),
  price: z.string().max(40),
})

/**
 * Saves another price for the smallest quantity in the product's draft; buyers don't see it.
 * @param input.version the version whose price was shown
 * @throws InvalidInputError by field, `price` where it isn’t an amount; StaleProductError, NotFoundError
 */
export async function saveBasePrice(
  context: Context,
  input: unknown,
): Promise<{ version: number }> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  const parsed = priceSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { id, version, price } = parsed.data
  const { value: unitPriceMinor, complaint } = amountOf(price, { currency: 'USD' })
  if (unitPriceMinor === undefined)
    throw new InvalidInputError({ price: [complaint ?? { code: 'validation.missing' }] })
  const product = await getDeskProduct(actor, id)
  const content = product.draft ?? product.live
  const [first, ...rest] = content.priceBreaks
  if (!first || (first.unitPriceMinor === unitPriceMinor && product.version === version))
    return { version: product.version }
  return saveProduct(context, {
    id,
    version,
    entries: entriesOf({ ...content, priceBreaks: [{ ...first, unitPriceMinor }, ...rest] }),
  })
}
