import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { bankAccount } from '@/features/company/queries/bank'
import { db } from '@/platform/db/client'
import { factoryDay } from '@/platform/day'
import { NotFoundError } from '@/platform/errors'
import { csvText } from '@/platform/sheets/csv-write'
import { asCamt, asRows, sampleStatement, type SampleFormat } from '../rules/sample-statement'
import { matchFacts } from './match-facts'

/**
 * A made-up statement of a demonstration account, to try out taking one.
 * @throws NotFoundError where the account of the currency is a real one, or there is none
 */
export async function sampleFile(
  actor: Actor,
  { currency, format }: { currency: string; format: SampleFormat },
  now: Date,
): Promise<{ fileName: string; type: string; text: string }> {
  authorize(actor, 'transfer.match')
  const account = await bankAccount(currency)
  if (!account?.isDemo) throw new NotFoundError(`demonstration account in ${currency}`)
  const last = await db.bankStatement.findFirst({
    where: { currency },
    orderBy: [{ toOn: { sort: 'desc', nulls: 'last' } }, { takenAt: 'desc' }],
    select: { number: true, closingMinor: true },
  })
  const payouts = await db.stripePayout.findMany({
    where: { currency, status: 'paid', matches: { none: { undoneAt: null } } },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
    select: { id: true, amountMinor: true },
  })
  const day = factoryDay(now)
  const statement = sampleStatement(await matchFacts(db), {
    account: account.iban || account.account,
    currency,
    day,
    payouts: payouts.map(({ id, amountMinor }) => ({ id, amountMinor: Number(amountMinor) })),
    last: last && {
      number: last.number,
      closingMinor: last.closingMinor === null ? null : Number(last.closingMinor),
    },
  })
  const fileName = `DEMO-${currency}-${day}`
  return format === 'csv'
    ? {
        fileName: `${fileName}.csv`,
        type: 'text/csv; charset=utf-8',
        text: csvText(asRows(statement)),
      }
    : { fileName: `${fileName}.xml`, type: 'application/xml', text: asCamt(statement) }
}
