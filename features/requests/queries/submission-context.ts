import 'server-only'
import { db } from '@/platform/db/client'
import type { ImportWay } from '@/features/tariffs/rules/importer'
import { rateOf } from '@/features/company/rules/exchange'
import { quotableRate, RATE_DAYS } from '@/features/company/rules/selling-rate'
import { deliverySetting } from '@/features/company/settings/delivery'
import { moneySetting, rateSetting } from '@/features/company/settings/money'
import { factoryDay } from '@/platform/day'
import { articlesSql, bySku } from './articles'
import type { Article } from '../rules/requested-lines'

export interface SubmissionContext {
  /** who has the submitter's address, if known */
  contact: { id: string; companyId: string } | null
  /** the request that holds the key already */
  earlier: { id: string; serial: number; contactEmail: string } | null
  /** minor units of the currency for one US cent; null where it can’t be quoted in */
  rate: { numerator: bigint; denominator: bigint } | null
  articles: ReadonlyMap<string, Article>
  /** what the house says of importing into the destination; null where it has said nothing */
  importWay: ImportWay | null
  /** terms of delivery that are offered there; null where nobody has set any */
  offeredTerms: readonly string[] | null
}

interface Row {
  contactId: string | null
  companyId: string | null
  requestId: string | null
  serial: number
  contactEmail: string
  /** texts of the settings, as they were typed */
  rate: unknown
  money: unknown
  delivery: unknown
  articles: Article[] | null
  importWay: ImportWay | null
}

/** All that a submission must know, in one round trip: the buyer waits for each. */
export async function submissionContext(asked: {
  email: string
  idempotencyKey: string
  currency: string
  destination: string
  skus: readonly string[]
  now: Date
}): Promise<SubmissionContext> {
  const [row] = await db.$queryRaw<Row[]>`/* keep submission_context */
    SELECT c.id AS "contactId", c."companyId", r.id AS "requestId", r.serial, r."contactEmail", 
      (SELECT s.texts FROM setting_version s WHERE s.name = ${`rate:${asked.currency}`} ORDER BY s.version DESC LIMIT 1) AS rate,
      (SELECT s.texts FROM setting_version s WHERE s.name = 'money' ORDER BY s.version DESC LIMIT 1) AS money,
      (SELECT s.texts FROM setting_version s WHERE s.name = ${`delivery:${asked.destination}`} ORDER BY s.version DESC LIMIT 1) AS delivery,
      (SELECT i.way FROM importer_readiness i WHERE i.destination = ${asked.destination} ORDER BY i.version DESC LIMIT 1) AS "importWay",
      (SELECT json_agg(a) FROM (${articlesSql(asked.skus)}) AS a) AS articles
    FROM (SELECT) AS one
    LEFT JOIN contact c ON c.email = ${asked.email}
    LEFT JOIN quote_request r ON r."idempotencyKey" = ${asked.idempotencyKey}::uuid`
  const set = rateSetting.schema.safeParse(row?.rate)
  const delivery = deliverySetting.schema.safeParse(row?.delivery)
  const money = moneySetting.schema.safeParse(row?.money)
  const rate = quotableRate(
    asked.currency,
    set.success ? set.data : null,
    money.success ? money.data.rateDays : RATE_DAYS,
    factoryDay(asked.now),
  )
  return {
    contact:
      row?.contactId && row.companyId ? { id: row.contactId, companyId: row.companyId } : null,
    earlier: row?.requestId
      ? { id: row.requestId, serial: row.serial, contactEmail: row.contactEmail }
      : null,
    rate: typeof rate === 'string' ? null : rateOf(rate, asked.currency),
    articles: bySku(row?.articles ?? []),
    importWay: row?.importWay ?? null,
    offeredTerms: delivery.success ? delivery.data.terms : null,
  }
}
