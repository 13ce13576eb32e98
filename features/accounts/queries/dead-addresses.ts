import 'server-only'
import { db } from '@/platform/db/client'
import { addressKey } from '@/platform/mail/dead-address'
import type { Actor } from '../rules/actor'
import { authorize } from '../rules/permissions'

/** An address that mail bounces from. */
export interface DeadAddress {
  address: string
  reason: string
  since: Date
  /** the letter that bounced */
  mailId: string
}

/** Which of some addresses mail bounces from, by the address in lower case. */
export async function deadAddresses(
  actor: Actor,
  addresses: readonly string[],
): Promise<Map<string, DeadAddress>> {
  authorize(actor, 'company.read')
  const found = await db.deadAddress.findMany({
    where: { address: { in: addresses.map(addressKey) } },
  })
  return new Map(found.map((each) => [each.address, each]))
}

/** Since when mail to one's own address bounces; null where it arrives. */
export async function ownDeadAddress(actor: Actor): Promise<{ since: Date } | null> {
  authorize(actor, 'account.secure')
  return 'email' in actor
    ? db.deadAddress.findUnique({
        where: { address: addressKey(actor.email) },
        select: { since: true },
      })
    : null
}
