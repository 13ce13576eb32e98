import 'server-only'
import { db } from '@/platform/db/client'
import { GROUPS, type Found } from '../rules/kinds'
import { fits, termsOf } from '../rules/matching'

/** A house has dozens of people: all of them are read. */
async function colleagues(): Promise<Found[]> {
  const rows = await db.user.findMany({
    where: { role: 'STAFF', leftAt: null },
    select: { id: true, name: true, email: true },
    orderBy: { name: 'asc' },
    take: 500,
  })
  return rows.map(({ id, name, email }) => ({
    key: `colleague:${id}`,
    group: 'colleague',
    title: name,
    detail: email,
    href: GROUPS.colleague.href(id),
  }))
}

/** Colleagues by name or address. */
export async function colleaguesFound(q: string): Promise<Found[]> {
  const terms = termsOf(q)
  return (await colleagues()).filter(({ title, detail }) => fits(terms, `${title} ${detail}`))
}

export async function colleaguesByRef(ids: readonly string[]): Promise<Found[]> {
  if (ids.length === 0) return []
  return (await colleagues()).filter(({ key }) => ids.some((id) => key === `colleague:${id}`))
}
