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

/** The code of the design that a line is of; null for one of the catalog, or in the desk's own words. */
export const designCodeOf = ({ kind, imagePath }: DraftLine): string | null =>
  kind === 'custom' ? codeOfPicture(imagePath ?? '') : null

/** The designs that lines are of: the query that says one, by its code. Codes are for everyone who has them. */
export async function lineDesigns(
  database: Pick<Prisma.TransactionClient, 'keptDesign'>,
  lines: readonly DraftLine[],
): Promise<Map<string, string>> {
  const codes = [...new Set(lines.flatMap((line) => designCodeOf(line) ?? []))]
  const rows =
    codes.length === 0 ? [] : await database.keptDesign.findMany({ where: { code: { in: codes } } })
  return new Map(rows.map(({ code, query }) => [code, query]))
}

/** In which finishes a made-to-order line can be offered, its own first. */
export type LineFinishes = readonly { finish: string; name: string }[]

/** The same of the lines of a draft that are of a design, by the id of the line. */
export async function designFinishes(
  actor: Actor,
  { lines }: Pick<QuoteDraft, 'lines'>,
): Promise<Record<string, LineFinishes>> {
  authorize(actor, 'quote.list')
  const queries = await lineDesigns(db, lines)
  const t = translator('design.values', routing.defaultLocale)
  const named = (finish: string) => ({ finish, name: t(finish as Parameters<typeof t>[0]) })
  const ways = new Map(
    [...queries].flatMap(([code, query]): [string, LineFinishes][] => {
      const design = makeableDesign(query)
      if (!design) return []
      const others = finishesOf(design).filter((finish) => finish !== design.finish)
      return [[code, [design.finish, ...others].map(named)]]
    }),
  )
  return Object.fromEntries(
    lines.flatMap((line) => {
      const found = ways.get(designCodeOf(line) ?? '')
      return found && found.length > 1 ? [[line.id, found]] : []
    }),
  )
}
