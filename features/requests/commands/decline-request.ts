import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { localeOf } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { InvalidInputError } from '@/platform/errors'
import { wordsSchema } from '@/platform/fields'
import { enqueue } from '@/platform/jobs'
import { DECLINE_REASONS } from '../rules/decline-reasons'
import { isOpen } from '../rules/handling'
import { declinedMailJob } from '../mails/declined-letters'
import { DeedRefusedError, handleRequest, type Handled } from './handle'

/** How long a decline can be undone before its letter leaves. */
const LETTER_AFTER_SECONDS = 60

const reasonSchema = z
  .object({ ready: z.enum(DECLINE_REASONS).optional(), words: wordsSchema(1_000) })
  .refine(({ ready, words }) => ready !== undefined || words.length >= 5)

/**
 * Declines a request, with a reason that its buyer reads on its page and in a letter. The letter waits a minute: a
 * decline undone by then is never announced.
 * @param given.ready one of the prepared reasons in the request's language
 * @param given.words what is said besides, or instead
 * @throws as `handleRequest`; InvalidInputError `words`
 */
export async function declineRequest(
  context: Context,
  { ready, words, ...of }: Handled & { ready?: string | undefined; words: string },
): Promise<{ serial: number; version: number }> {
  return handleRequest(
    'decline',
    context,
    of,
    async ({ id, status }, tx) => {
      if (!isOpen(status)) throw new DeedRefusedError('not_open')
      const { locale, quote } = await tx.quoteRequest.findUniqueOrThrow({
        where: { id },
        select: {
          locale: true,
          quote: {
            select: { revisions: { where: { state: { not: 'DRAFT' } }, select: { id: true } } },
          },
        },
      })
      if (quote && quote.revisions.length > 0) throw new DeedRefusedError('has_quote')
      const parsed = reasonSchema.safeParse({ ready, words })
      if (!parsed.success)
        throw new InvalidInputError({ words: [{ code: 'refusals.decline_reason' }] })
      const t = translator('declining.ready', localeOf(locale))
      const reasonParts = [parsed.data.ready && t(parsed.data.ready), parsed.data.words]
      return {
        status: 'DECLINED' as const,
        declineReason: reasonParts.filter(Boolean).join(' '),
        snoozedUntil: null,
      }
    },
    (tx, { id }, version) =>
      enqueue(
        tx,
        declinedMailJob,
        { requestId: id, version },
        { startAfterSeconds: LETTER_AFTER_SECONDS },
      ),
  )
}
