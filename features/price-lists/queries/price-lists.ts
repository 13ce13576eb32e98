import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import type { PriceEntry } from '@/features/pricing/rules/price-lists'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { factoryDay } from '@/platform/day'
import { NotFoundError } from '@/platform/errors'
import { entriesText } from '../rules/entry-lines'
import { entryOf } from '../rules/stored'
import { termDifferences, type TermDifference, type TermField } from '../schema'

/** What staff see of price lists. */

const dayOf = (date: Date | null): string => date?.toISOString().slice(0, 10) ?? ''

const VERSION_LABELS = {
  targets: {
    select: {
      company: { select: { id: true, name: true } },
      group: { select: { id: true, name: true } },
    },
  },
} satisfies Prisma.PriceListVersionInclude

/** The standing of a version on a day. */
export type VersionStanding = 'draft' | 'upcoming' | 'holds' | 'ended' | 'superseded' | 'withdrawn'

/** @param today YYYY-MM-DD at the factory */
export function standing(
  version: { state: string; validFrom: Date; holdsUntil: Date | null },
  today: string,
): VersionStanding {
  if (version.state === 'DRAFT') return 'draft'
  if (version.state === 'WITHDRAWN') return 'withdrawn'
  if (version.state === 'SUPERSEDED') return 'superseded'
  if (dayOf(version.validFrom) > today) return 'upcoming'
  return version.holdsUntil && dayOf(version.holdsUntil) < today ? 'ended' : 'holds'
}

export interface Named {
  id: string
  name: string
}

export interface DeskVersion {
  id: string
  number: number
  edit: number
  standing: VersionStanding
  savedBy: string
  activatedAt: Date | null
  activatedBy: string | null
  endedAt: Date | null
  endedBy: string | null
  /** its last day, where a later version cut it short */
  cutTo: string | null
  /** as the form has them; companies and groups by name, one per line */
  terms: Record<TermField, string>
  companies: Named[]
  groups: Named[]
  entries: number
  /** compared with the version before */
  changes: TermDifference[]
}

export interface DeskPriceList {
  serial: number
  isDemo: boolean
  /** newest first, at most {@link SHOWN_VERSIONS} */
  versions: DeskVersion[]
  /** how many versions there were before these */
  earlier: number
}

const SHOWN_VERSIONS = 12

/** One price list with its versions. @throws NotFoundError */
export async function getPriceList(
  actor: Actor,
  serial: number,
  now = new Date(),
): Promise<DeskPriceList> {
  authorize(actor, 'price-list.read')
  const list = await db.priceList.findUnique({
    where: { serial },
    include: {
      versions: {
        orderBy: { number: 'desc' },
        // One more, to compute what the oldest shown version changed.
        take: SHOWN_VERSIONS + 1,
        include: { ...VERSION_LABELS, entries: true },
      },
      _count: { select: { versions: true } },
    },
  })
  if (!list) throw new NotFoundError(`price list ${serial}`)
  const styles = await styleNumbers(list.versions.flatMap(({ entries }) => entries))
  const versions = list.versions.map((version) => {
    const companies = byName(version.targets.flatMap(({ company }) => company ?? []))
    const groups = byName(version.targets.flatMap(({ group }) => group ?? []))
    const names = (all: readonly Named[]) => all.map(({ name }) => name).join('\n')
    return {
      id: version.id,
      number: version.number,
      edit: version.edit,
      standing: standing(version, factoryDay(now)),
      savedBy: version.savedBy,
      activatedAt: version.activatedAt,
      activatedBy: version.activatedBy,
      endedAt: version.endedAt,
      endedBy: version.endedBy,
      cutTo:
        version.holdsUntil && dayOf(version.holdsUntil) !== dayOf(version.validUntil)
          ? dayOf(version.holdsUntil)
          : null,
      terms: {
        name: version.name,
        validFrom: dayOf(version.validFrom),
        validUntil: dayOf(version.validUntil),
        priority: String(version.priority),
        note: version.note,
        companies: names(companies),
        groups: names(groups),
        entries: entriesText(version.entries.map((row) => shownEntry(row, styles))),
      },
      companies,
      groups,
      entries: version.entries.length,
    }
  })
  return {
    serial,
    isDemo: list.isDemo,
    versions: versions.slice(0, SHOWN_VERSIONS).map((version, i) => ({
      ...version,
      changes: versions[i + 1]
        ? termDifferences((versions[i + 1] ?? version).terms, version.terms)
        : [],
    })),
    earlier: Math.max(0, list._count.versions - SHOWN_VERSIONS),
  }
}

const byName = <T extends Named>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.id.localeCompare(b.id))

type StoredEntry = Parameters<typeof entryOf>[0]

/** Style numbers of the products that entries name, by id. */
export async function styleNumbers(entries: readonly StoredEntry[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.filter(({ scope }) => scope === 'PRODUCT').map(({ key }) => key))]
  if (ids.length === 0) return new Map()
  return new Map(
    (
      await db.product.findMany({
        where: { id: { in: ids } },
        select: { id: true, styleNumber: true },
      })
    ).map(({ id, styleNumber }) => [id, styleNumber]),
  )
}

/** An entry as people write it: a product by its style number. */
export function shownEntry(row: StoredEntry, styles: ReadonlyMap<string, string>): PriceEntry {
  const entry = entryOf(row)
  return entry.scope === 'PRODUCT' ? { ...entry, key: styles.get(entry.key) ?? entry.key } : entry
}
