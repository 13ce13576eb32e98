import 'server-only'
import { rolesWith, type PlainPermission } from '@/features/accounts/rules/permissions'
import type { Prisma } from '@/platform/db/generated/client'
import { usualChannel, type NotificationKind } from '../rules/kinds'

export interface Notice {
  kind: NotificationKind
  /** identifies the occurrence: nobody is notified of it twice */
  cause: string
  /** the values of its message */
  values: Readonly<Record<string, string>>
  /** the page of the desk that it leads to, `/staff/…` */
  path: string
  to: { people: readonly string[] } | { permission: PlainPermission }
  /** whoever did it, who knows already */
  except?: readonly string[]
}

/**
 * Notifies people of the house in the transaction of what happened: exactly if that commits, and once however often
 * it is repeated. People who turned this kind off aren't notified.
 */
export async function notify(
  tx: Prisma.TransactionClient,
  { kind, cause, values, path, to, except = [] }: Notice,
): Promise<void> {
  const usual = usualChannel(kind)
  const people = 'people' in to ? [...to.people] : []
  const roles = 'permission' in to ? rolesWith(to.permission) : []
  await tx.$executeRaw`/* keep notify */
    INSERT INTO notification (id, "userId", kind, cause, "values", path, "inDigest")
    SELECT gen_random_uuid(), u.id, ${kind}, ${cause}, ${JSON.stringify(values)}::jsonb, ${path},
      COALESCE(c.channel, ${usual}) = 'DIGEST'
    FROM "user" u LEFT JOIN notification_choice c ON c."userId" = u.id AND c.kind = ${kind}
    WHERE u.role = 'STAFF' AND u."leftAt" IS NULL AND NOT u.id = ANY(${[...except]}::text[])
      AND (u.id = ANY(${people}::text[]) OR u.roles && ${roles}::text[]::"StaffRole"[])
      AND COALESCE(c.channel, ${usual}) <> 'NONE'
    ON CONFLICT ("userId", cause) DO NOTHING`
}
