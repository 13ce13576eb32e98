import 'server-only'
import { auditActor, type Actor } from '@/features/accounts/rules/actor'
import { notify } from '@/features/notifications/commands/notify'
import type { OrderAmendment, Prisma } from '@/platform/db/generated/client'
import { formatOrderNumber } from '@/platform/numbers'
import type { AmendedOrder } from '../queries/amend-facts'

/** What the notices to the house about an amendment have in common. */

const notice = (
  { serial, document }: AmendedOrder,
  { number }: Pick<OrderAmendment, 'number'>,
) => ({
  values: {
    company: document.buyer.companyName,
    number: formatOrderNumber(serial),
    amendment: String(number),
  },
  path: `/staff/orders/${formatOrderNumber(serial)}`,
})

/** Notifies everybody who may countersign an amendment that it waits, except its proposer. */
export async function tellSecondSigners(
  tx: Prisma.TransactionClient,
  order: AmendedOrder,
  amendment: Pick<OrderAmendment, 'id' | 'number' | 'proposedBy'>,
  proposer: Actor,
): Promise<void> {
  const { values, path } = notice(order, amendment)
  const { id } = auditActor(proposer)
  await notify(tx, {
    kind: 'amendment-waits',
    cause: `amendment-waits:${amendment.id}`,
    values: { ...values, by: amendment.proposedBy },
    path,
    to: { permission: 'discount.approve' },
    except: id ? [id] : [],
  })
}

/** Notifies its proposer of what the buyer, or a colleague, did. */
export async function tellProposer(
  tx: Prisma.TransactionClient,
  order: AmendedOrder,
  amendment: Pick<OrderAmendment, 'id' | 'number' | 'proposedById'>,
  { what, by }: { what: 'signed' | 'declined' | 'withdrawn' | 'offered'; by: string },
  except: readonly string[] = [],
): Promise<void> {
  if (!amendment.proposedById) return
  const { values, path } = notice(order, amendment)
  await notify(tx, {
    kind: 'amendment-answered',
    cause: `amendment-${what}:${amendment.id}`,
    values: { ...values, what, by },
    path,
    to: { people: [amendment.proposedById] },
    except,
  })
}
