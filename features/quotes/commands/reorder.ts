import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { submitRequest, type SubmittedRequest } from '@/features/requests/commands/submit-request'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { formatQuoteNumber } from '@/platform/numbers'
import { reorderOf } from '../queries/reorder'

const reorderSchema = z.object({
  serial: z.int().min(1),
  revision: z.int().min(1),
  /** made with the page: one key requests only once */
  idempotencyKey: z.uuid(),
})

/**
 * Requests the goods of a quote again, as one request: the same articles, options and quantities,
 * priced anew; tools made for its order aren't charged again. Lines that can't be made unchanged
 * are left out. One key requests only once.
 * @param locale of the page that it is requested on
 * @throws InvalidInputError, NotFoundError also for somebody else's quote, ConflictError 'not_sent'
 *   for a draft and 'nothing_again' where no line can be requested
 */
export async function reorder(
  context: Context,
  input: unknown,
  locale: string,
): Promise<SubmittedRequest> {
  const { actor, now } = context
  authorize(actor, 'request.submit')
  const parsed = reorderSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, revision, idempotencyKey } = parsed.data
  const { request, revisionId } = await reorderOf(actor, serial, revision, now)
  if (request.lines.length === 0) throw new ConflictError('nothing_again')
  const t = documentTranslator('documents.lines', localeOf(locale))
  return submitRequest(
    context,
    {
      ...request,
      idempotencyKey,
      notes: t('again', { number: `${formatQuoteNumber(serial)} r${revision}` }),
    },
    locale,
    { reorderOfId: revisionId },
  )
}
