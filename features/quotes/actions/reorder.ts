'use server'

import { hasLocale } from 'next-intl'
import { redirect } from 'next/navigation'
import { act } from '@/features/accounts/action'
import { routing } from '@/i18n/routing'
import { reorder } from '../commands/reorder'

/**
 * Requests a quote's goods again and shows that the request arrived.
 * @param locale of the page; an action has no route to read it from
 */
export async function reorderAction(
  serial: number,
  revision: number,
  idempotencyKey: string,
  locale: string,
): Promise<void> {
  return act<void>(
    { permission: 'request.submit', rate: 'submit' },
    async (context) => {
      const { number } = await reorder(
        context,
        { serial, revision, idempotencyKey },
        hasLocale(routing.locales, locale) ? locale : routing.defaultLocale,
      )
      redirect(`/request/sent?n=${number}`)
    },
    (error) => {
      throw error
    },
  )
}
