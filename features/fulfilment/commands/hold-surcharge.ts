import 'server-only'
import type { Context } from '@/features/accounts/context'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { orderAccount } from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import type { Prisma } from '@/platform/db/generated/client'
import { shippedPieces } from '../queries/shipped-pieces'
import { shipmentShare } from '../rules/shipment-share'

/**
 * Holds the surcharge of goods that left until their duty is final. Repeating it holds nothing
 * twice. The caller has authorized the actor.
 * @returns the amount held, minor units; 0 where the buyer pays customs
 */
export async function holdSurcharge(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  shipmentId: string,
): Promise<number> {
  const { orderId, currency, shipments } = await shippedPieces(within.transaction, shipmentId)
  const amountMinor = shipmentShare(shipments)(({ surchargeMinor }) => surchargeMinor)
  if (amountMinor > 0)
    await postEntry(within, {
      cause: { kind: 'tariff.held', id: shipmentId },
      postings: transfer(
        orderAccount('TARIFF_HELD', orderId, currency),
        orderAccount('CUSTOMER_DEPOSIT', orderId, currency),
        amountMinor,
      ),
    })
  return amountMinor
}
