import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { codeOfPicture, makeableDesign } from '@/features/designs/rules/address'
import { finishesOf } from '@/features/designs/rules/finishes'
import { routing } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import type { DraftLine, QuoteDraft } from '../schema'

/** The design code of a line; null for a line of the catalog, or in the desk's own words. */
export const designCodeOf = ({ kind, imagePath }: DraftLine): string | null =>
  kind === 'custom' ? codeOfPicture(imagePath ?? '') : null

/**
 * The designs of lines: the query that describes each, by its code. Anybody who has a code may read
 * its design.
 */
export async function lineDesigns(
  database: Pick<Prisma.TransactionClient, 'keptDesign'>,
  lines: readonly DraftLine[],
): Promise<Map<string, string>> {
  const codes = [...new Set(lines.flatMap((line) => designCodeOf(line) ?? []))]
  const rows =
    codes.length === 0 ? [] : await database.keptDesign.findMany({ where: { code: { in: codes } } })
  return new Map(rows.map(({ code, query }) => [code, query]))
}

/** The finishes in which a made-to-order line can be offered, its own first. */
export type LineFinishes = readonly { finish: string; name: string }[]

/** The same for the lines of a draft that have a design, by the id of the line. */
export async function designFinishes(
  actor: Actor,
  { lines }: Pick<QuoteDraft, 'lines'>,
): Promise<Record<string, LineFinishes>> {
  authorize(actor, 'quote.list')
  const queries = await lineDesigns(db, lines)
  const t = translator('design.values', routing.defaultLocale)
  const finishName = (finish: string) => ({ finish, name: t(finish as Parameters<typeof t>[0]) })
  const ways = new Map(
    [...queries].flatMap(([code, query]): [string, LineFinishes][] => {
      const design = makeableDesign(query)
      if (!design) return []
      const others = finishesOf(design).filter((finish) => finish !== design.finish)
      return [[code, [design.finish, ...others].map(finishName)]]
    }),
  )
  return Object.fromEntries(
    lines.flatMap((line) => {
      const finishes = ways.get(designCodeOf(line) ?? '')
      return finishes && finishes.length > 1 ? [[line.id, finishes]] : []
    }),
  )
}
