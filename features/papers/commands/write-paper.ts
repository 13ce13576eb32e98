import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Prisma } from '@/platform/db/generated/client'
import type { TradePaperKind } from '@/platform/db/generated/enums'
import { formatPaperNumber, SERIES } from '../rules/paper-number'

/** What a paper is about. */
type Subject = { orderId: string; shipmentId: string | null } | { companyId: string }

/**
 * Writes a paper under the next number of its series and year, for good. The caller has checked the actor's right.
 * @param day of issue
 * @param document its content, given its number
 */
export async function writePaper(
  tx: Prisma.TransactionClient,
  { actor, now }: Context,
  kind: TradePaperKind,
  subject: Subject,
  day: string,
  document: (number: string) => Prisma.InputJsonObject & { language: string },
): Promise<{ id: string; number: string }> {
  const series = SERIES[kind]
  const year = Number(day.slice(0, 4))
  const serial = await nextSerial(tx, series, year)
  const number = formatPaperNumber(series, year, serial)
  const content = document(number)
  const { id } = await tx.tradePaper.create({
    data: {
      kind,
      series,
      year,
      serial,
      ...subject,
      language: content.language,
      document: content,
      byId: auditActor(actor).id,
      by: nameOf(actor),
      issuedAt: now,
    },
    select: { id: true },
  })
  return { id, number }
}

/**
 * The next number of a series in a year. Its row stays locked until the paper is written or rolled back, so that
 * numbers have neither gaps nor duplicates.
 */
async function nextSerial(
  tx: Prisma.TransactionClient,
  series: string,
  year: number,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO paper_series (series, year, last) VALUES (${series}, ${year}, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = paper_series.last + 1 RETURNING last`
  if (!row) throw new Error(`no number of ${series} ${year}`)
  return row.last
}
