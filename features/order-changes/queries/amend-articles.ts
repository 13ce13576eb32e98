import 'server-only'
import type { FoundEntry } from '@/components/form/found-input'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { foundLines } from '@/features/quotes/queries/article-lines'
import type { Locale } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { db } from '@/platform/db/client'
import { amendedOrder } from './amend-facts'

/** Details of an article that tell it from others of its design. */
const MOST_DETAILS = 2

/**
 * Articles that may be meant by what is typed, as an amendment of the order would add them: the least quantity, at the
 * company's price of this day in the order's currency.
 * @param locale of who reads it
 * @throws NotFoundError
 */
export async function amendArticles(
  actor: Actor,
  { serial, q, locale }: { serial: number; q: string; locale: Locale },
  now = new Date(),
): Promise<FoundEntry[]> {
  authorize(actor, 'order.amend')
  const { document, companyId } = await amendedOrder(db, serial, now)
  const lines = await foundLines(actor, { document, companyId, q }, now)
  return lines.map(({ sku, title, details, unitPriceMinor, quantity }) => ({
    value: sku ?? '',
    title,
    notes: [
      details.slice(0, MOST_DETAILS).join(', '),
      say(
        {
          code: 'orderChanges.amend.desk.articles.price',
          values: {
            price: { amountMinor: unitPriceMinor, currency: document.draft.currency },
            quantity,
          },
        },
        locale,
      ),
    ],
  }))
}
