import 'server-only'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { quantitySchema } from '@/features/basket/schema'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { InvalidRequestError } from '@/features/requests/rules/request-problems'
import { submitRequestSchema } from '@/features/requests/schema'
import { routing } from '@/i18n/routing'
import { InvalidInputError } from '@/platform/errors'
import { lineSchema } from '@/platform/fields'
import { schemaWords } from '@/platform/validation-words'
import { startQuote } from './start-quote'

const startSchema = submitRequestSchema
  .pick({
    idempotencyKey: true,
    companyName: true,
    contactName: true,
    contactEmail: true,
    destination: true,
    incoterm: true,
    currency: true,
  })
  .extend({ sku: lineSchema(64).min(1), quantity: quantitySchema })

/**
 * Opens a quote for a buyer who asked outside the site: the house opens the request for them, with
 * its first line, and drafts the quote. The buyer gets no letter until it is sent. One key opens
 * only one.
 * @returns serial of the quote
 * @throws InvalidInputError by field
 */
export async function startWithoutRequest(
  context: Context,
  input: unknown,
): Promise<{ serial: number }> {
  authorize(context.actor, 'quote.edit')
  const parsed = startSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { sku, quantity, ...asked } = parsed.data
  try {
    const { serial } = await submitRequest(
      context,
      { ...asked, lines: [{ kind: 'BULK', sku, quantity }] },
      routing.defaultLocale,
      { origin: 'STAFF' },
    )
    return await startQuote(context, serial)
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error
    throw new InvalidInputError(
      Object.fromEntries(
        error.problems.map(({ path, nearest }) => [
          path.split('.').at(-1) ?? path,
          [nearest.length > 0 ? schemaWords.quantity_not_offered : schemaWords.not_offered],
        ]),
      ),
    )
  }
}
