import 'server-only'
import { lastDeed, recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError, StaleEntriesError } from '@/platform/errors'
import { schemaWords as words } from '@/platform/validation-words'
import type { Context } from '../context'
import { auditActor } from '../rules/actor'
import { authorize } from '../rules/permissions'
import { roleBoxes, roleEntries, tickedRoles } from '../rules/staff-entries'
import { lockOwners } from './lock-owners'

/**
 * Sets the roles of one of the staff, in effect from their next call on.
 * @param typed texts of a form, see `roleEntries`
 * @throws InvalidInputError, also where the last owner would lose the role; StaleEntriesError where somebody has set
 *   them meanwhile; NotFoundError
 */
export async function setRoles(
  context: Context,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const { actor } = context
  authorize(actor, 'people.manage')
  const parsed = roleEntries.safeParse(typed)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { id, version } = parsed.data
  const roles = tickedRoles(typed)
  await inTransaction(context, async (tx) => {
    await lockOwners(tx)
    const person = await tx.user.findFirst({ where: { id, role: 'STAFF', leftAt: null } })
    if (!person) throw new NotFoundError('person')
    if (person.rolesVersion !== version) throw await staleRoles(tx, person)
    const others = await tx.user.count({ where: { roles: { has: 'owner' }, id: { not: id } } })
    if (person.roles.includes('owner') && !roles.includes('owner') && others === 0)
      throw new InvalidInputError({ change: [words.last_owner] })
    // The same roles again are no change, and aren't recorded.
    if (roles.toSorted().join() === person.roles.toSorted().join()) return
    await tx.user.update({ where: { id }, data: { roles, rolesVersion: { increment: 1 } } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'staff.set-roles',
      objectType: 'user',
      objectId: id,
      before: { roles: person.roles },
      after: { roles },
    })
  })
}

/** The error that shows who has set them meanwhile, and to what: the form merges both. */
async function staleRoles(
  tx: Prisma.TransactionClient,
  person: {
    id: string
    roles: Parameters<typeof roleBoxes>[0]
    rolesVersion: number
    updatedAt: Date
  },
): Promise<StaleEntriesError> {
  const deed = await lastDeed(tx, 'user', person.id, ['staff.set-roles', 'staff.join'])
  const now = roleBoxes(person.roles)
  return new StaleEntriesError(
    deed?.by ?? { id: null, name: '' },
    deed?.at ?? person.updatedAt,
    person.rolesVersion,
    now,
    now,
  )
}
