import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'

/** A company or group that a list can be for. */

export interface FoundCompany {
  id: string
  name: string
  /** distinguishes two with the same name */
  detail: string
}

/** Companies by a part of their name or of a contact's address, at most twenty. */
export async function searchCompanies(actor: Actor, q: string): Promise<FoundCompany[]> {
  authorize(actor, 'price-list.read')
  const word = { contains: q.trim().slice(0, 80), mode: 'insensitive' as const }
  const rows = await db.company.findMany({
    where: { mergedIntoId: null, OR: [{ name: word }, { contacts: { some: { email: word } } }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 20,
    select: {
      id: true,
      name: true,
      country: true,
      contacts: { select: { email: true }, orderBy: { createdAt: 'asc' }, take: 1 },
    },
  })
  return rows.map(({ id, name, country, contacts }) => ({
    id,
    name,
    detail: [country, contacts[0]?.email].filter(Boolean).join(', '),
  }))
}

/** Groups by a part of their name, at most twenty. */
export async function searchGroups(actor: Actor, q: string): Promise<FoundCompany[]> {
  authorize(actor, 'price-list.read')
  const rows = await db.companyGroup.findMany({
    where: { name: { contains: q.trim().slice(0, 80), mode: 'insensitive' } },
    orderBy: { name: 'asc' },
    take: 20,
    select: { id: true, name: true, _count: { select: { members: true } } },
  })
  return rows.map(({ id, name, _count }) => ({ id, name, detail: String(_count.members) }))
}

/** The name of a company; null when there is none of that id. */
export async function companyName(actor: Actor, id: string): Promise<string | null> {
  authorize(actor, 'price-list.read')
  const company = /^[0-9a-f-]{36}$/.test(id)
    ? await db.company.findUnique({ where: { id }, select: { name: true } })
    : null
  return company?.name ?? null
}
