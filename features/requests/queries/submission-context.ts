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
  /** the request that already has the key */
  earlier: { id: string; serial: number; contactEmail: string } | null
  /** minor units of the currency for one US cent; null where it can’t be quoted in */
  rate: { numerator: bigint; denominator: bigint } | null
  articles: ReadonlyMap<string, Article>
  /** the house's setting for importing into the destination; null where there is none */
  importWay: ImportWay | null
  /** terms of delivery offered there; null where nobody has set any */
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

/** Everything a submission needs to know, in one round trip: the buyer waits for each. */
export async function submissionContext(input: {
  email: string
  idempotencyKey: string
  currency: string
  destination: string
  skus: readonly string[]
  now: Date
}): Promise<SubmissionContext> {
  const [row] = await db.$queryRaw<Row[]>`/* keep submission_context */
    SELECT c.id AS "contactId", c."companyId", r.id AS "requestId", r.serial, r."contactEmail", 
      (SELECT s.texts FROM setting_version s WHERE s.name = ${`rate:${input.currency}`} ORDER BY s.version DESC LIMIT 1) AS rate,
      (SELECT s.texts FROM setting_version s WHERE s.name = 'money' ORDER BY s.version DESC LIMIT 1) AS money,
      (SELECT s.texts FROM setting_version s WHERE s.name = ${`delivery:${input.destination}`} ORDER BY s.version DESC LIMIT 1) AS delivery,
      (SELECT i.way FROM importer_readiness i WHERE i.destination = ${input.destination} ORDER BY i.version DESC LIMIT 1) AS "importWay",
      (SELECT json_agg(a) FROM (${articlesSql(input.skus)}) AS a) AS articles
    FROM (SELECT) AS one
    LEFT JOIN contact c ON c.email = ${input.email}
    LEFT JOIN quote_request r ON r."idempotencyKey" = ${input.idempotencyKey}::uuid`
  const rateTexts = rateSetting.schema.safeParse(row?.rate)
  const delivery = deliverySetting.schema.safeParse(row?.delivery)
  const money = moneySetting.schema.safeParse(row?.money)
  const rate = quotableRate(
    input.currency,
    rateTexts.success ? rateTexts.data : null,
    money.success ? money.data.rateDays : RATE_DAYS,
    factoryDay(input.now),
  )
  return {
    contact:
      row?.contactId && row.companyId ? { id: row.contactId, companyId: row.companyId } : null,
    earlier: row?.requestId
      ? { id: row.requestId, serial: row.serial, contactEmail: row.contactEmail }
      : null,
    rate: typeof rate === 'string' ? null : rateOf(rate, input.currency),
    articles: bySku(row?.articles ?? []),
    importWay: row?.importWay ?? null,
    offeredTerms: delivery.success ? delivery.data.terms : null,
  }
}
