import 'server-only'
import { db } from '@/platform/db/client'
import type { Viewer } from '../rules/viewer'

/** What a form need not ask a signed-in buyer; null for everybody else. */
export async function knownContact(
  viewer: Viewer,
): Promise<{ companyName: string; contactName: string; contactEmail: string } | null> {
  if (viewer.kind !== 'buyer') return null
  const company = viewer.companyId
    ? await db.company.findUnique({ where: { id: viewer.companyId }, select: { name: true } })
    : null
  return { companyName: company?.name ?? '', contactName: viewer.name, contactEmail: viewer.email }
}
