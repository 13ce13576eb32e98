import 'server-only'
import { settingOf } from '@/features/company/queries/settings'
import { moneySetting } from '@/features/company/settings/money'
import { quoteDocumentSchema } from '@/features/quotes/schema'
import { db } from '@/platform/db/client'
import { cardVerdict, type CardPolicy, type CardVerdict } from '../rules/card-policy'

/** The house's card policy; without a setting, cards are taken without a cap. */
async function cardPolicy(): Promise<CardPolicy> {
  const setting = await settingOf(moneySetting)
  const most = setting?.value.cardMostUsd ?? null
  return {
    taken: setting?.value.cards !== 'not_taken',
    mostUsdMinor: most === null ? null : most * 100,
  }
}

/**
 * What the card policy says of an amount of an order, and up to which amount it takes cards. The caller checks the
 * actor's right.
 */
export async function byCard(
  orderId: string,
  deposit: { amountMinor: number; currency: string },
): Promise<{ verdict: CardVerdict; mostUsdMinor: number | null }> {
  const policy = await cardPolicy()
  const { mostUsdMinor } = policy
  if (deposit.currency === 'USD' || mostUsdMinor === null)
    return { verdict: cardVerdict(deposit, { unitsPerUsd: '1' }, policy), mostUsdMinor }
  const { revision } = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { revision: { select: { document: true } } },
  })
  const { exchangeRate } = quoteDocumentSchema.pick({ exchangeRate: true }).parse(revision.document)
  return { verdict: cardVerdict(deposit, exchangeRate, policy), mostUsdMinor }
}
