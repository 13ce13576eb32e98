import 'server-only'
import type { MakeOrder } from '@/features/quotes/commands/make-order'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { orderAccount } from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import { reserveQuota } from '@/features/tariffs/commands/reserve-quota'
import { quotaClaim } from '../rules/quota-claim'
import { assertCredit } from './assert-credit'
import { createOrder } from './create-order'
import { createOrderLines } from './create-order-lines'

/**
 * Creates the order of an accepted revision and reserves the quotas that its duty counts on, in the
 * transaction of the acceptance.
 * @throws ConflictError 'over_credit' for net days beyond its company's credit limit
 * @param by the name shown in the quota's book
 */
export const orderOfRevision: MakeOrder = async (within, revision, document, by) => {
  const { now } = within
  await assertCredit(
    within.transaction,
    { id: revision.id, companyId: revision.quote.companyId },
    document,
  )
  const order = await createOrder(within, {
    quoteId: revision.quoteId,
    revisionId: revision.id,
    companyId: revision.quote.companyId,
    currency: document.draft.currency,
    totalMinor: document.totalMinor,
    depositMinor: document.depositMinor,
    balanceMinor: document.balanceMinor,
    leadTimeDays: document.leadTimeDays,
    depositDays: document.depositDays,
    ...(document.payments ? { payments: document.payments } : {}),
  })
  await createOrderLines(within.transaction, order.id, document)
  const { currency, credits = [] } = document.draft
  await postEntry(within, {
    cause: { kind: 'order.sample-credit', id: order.id },
    postings: transfer(
      orderAccount('CUSTOMER_DEPOSIT', order.id, currency),
      orderAccount('SAMPLE_CREDIT', order.id, currency),
      credits.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    ),
  })
  const { demands, ...claim } = quotaClaim(
    document,
    { quoteId: revision.quoteId, serial: revision.quote.serial },
    by,
    now,
  )
  for (const [orderNumber, { kilograms, atRiskMinor }] of demands)
    await reserveQuota(within, {
      ...claim,
      orderNumber,
      kilograms,
      atRisk: { amountMinor: atRiskMinor, currency },
    })
  return order
}
