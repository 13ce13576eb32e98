import 'server-only'
import { notify } from '@/features/notifications/commands/notify'
import { nameOf } from '@/features/accounts/rules/actor'
import { rolesWith } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { InvalidInputError } from '@/platform/errors'
import { formatRequestNumber } from '@/platform/numbers'
import { isOpen } from '../rules/handling'
import { DeedRefusedError, handleRequest, type Handled } from './handle'

/**
 * Assigns a request to somebody of sales, or to nobody.
 * @throws as `handleRequest`; InvalidInputError `to` for anybody else
 */
export async function assignRequest(
  context: Context,
  { to, ...of }: Handled & { to: string | null },
): Promise<{ serial: number; version: number }> {
  const { actor } = context
  return handleRequest(
    'assign',
    context,
    of,
    async ({ status }, tx) => {
      if (!isOpen(status)) throw new DeedRefusedError('not_open')
      if (
        to !== null &&
        !(await tx.user.findFirst({
          where: { id: to, leftAt: null, roles: { hasSome: rolesWith('request.handle') } },
          select: { id: true },
        }))
      )
        throw new InvalidInputError({ to: [{ code: 'refusals.not_of_sales' }] })
      return { assignedToId: to }
    },
    async (tx, { id, serial }, version) => {
      if (to === null) return
      const { companyName } = await tx.quoteRequest.findUniqueOrThrow({
        where: { id },
        select: { companyName: true },
      })
      const number = formatRequestNumber(serial)
      await notify(tx, {
        kind: 'request-assigned',
        cause: `request-assigned:${id}:${version}`,
        values: { by: nameOf(actor), company: companyName, number },
        path: `/staff/requests/${number}`,
        to: { people: [to] },
        except: 'userId' in actor ? [actor.userId] : [],
      })
    },
  )
}
