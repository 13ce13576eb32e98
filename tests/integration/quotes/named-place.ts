import type { Actor } from '@/features/accounts/rules/actor'
import { as } from '@/tests/support/as'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { getQuote, type QuoteView } from '@/features/quotes/queries/quotes'

/**
 * Enters the named place in a draft, as staff do before they send: a request only has the country.
 */
export async function namePlace(staff: Actor, serial: number, now: Date): Promise<QuoteView> {
  const { revision } = await getQuote(staff, serial)
  const draft = { ...revision.document.draft, namedPlace: 'Chicago' }
  const { number, version } = revision
  await saveDraft(as(staff, now), { serial, revision: number, version, draft })
  return getQuote(staff, serial)
}
