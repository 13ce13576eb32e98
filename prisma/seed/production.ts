import { randomUUID } from 'node:crypto'
import { planOrder } from '@/features/capacity/commands/plan-order'
import { inspectLot } from '@/features/fulfilment/commands/inspect-lot'
import { advanceLine, countMade } from '@/features/fulfilment/commands/work-line'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { getOrder } from '@/features/orders/queries/orders'
import { consentText } from '@/features/company/queries/consent'
import { matchTransfer } from '@/features/transfers/commands/match-transfer'
import { takeStatement } from '@/features/transfers/commands/take-statement'
import { factoryDay } from '@/platform/day'
import { plainAmount } from '@/platform/money'
import type { PrismaClient } from '@/platform/db/generated/client'
import { buyer, bulkLines, DANA, DANA_SIGNS, requestOf, sendQuote, staffMember } from './trade'

/**
 * An order of the demonstration in production: its deposit came by transfer, one line is being
 * plated, the other waits for its materials. Made by the commands that people use; buyer, bank and
 * money are made up.
 */
export async function seedProduction(db: PrismaClient, now = new Date()): Promise<void> {
  const [staff, dana, bulk] = await Promise.all([staffMember(db), buyer(db, DANA), bulkLines(db)])
  const context = { actor: staff, now }
  const request = await requestOf(dana, now, {
    ...DANA,
    destination: 'US',
    incoterm: 'FOB',
    currency: 'USD',
    notes: 'Again for the summer.',
    lines: [bulk('FSC-J101', 600), bulk('FSC-J107', 400)],
  })
  const signature = await sendQuote(staff, request, {}, now)
  const { sha256: consentHash } = await consentText('en')
  const { orderSerial } = await acceptQuote(
    { actor: dana, now },
    { ...signature, ...DANA_SIGNS, consentHash },
    null,
  )
  const order = await getOrder(staff, orderSerial)
  const [deposit] = order.parts
  if (!deposit) throw new Error('the demonstration asks for a deposit')
  await takeStatement(
    context,
    {
      bytes: new TextEncoder().encode(
        statementOf(factoryDay(now), plainAmount(deposit.amountMinor), deposit.reference),
      ),
      currency: 'USD',
    },
    false,
  )
  const entry = await db.bankEntry.findFirstOrThrow({ where: { matches: { none: {} } } })
  await matchTransfer(context, { entryId: entry.id, typed: deposit.reference })
  await planOrder(context, { serial: orderSerial })

  const [plated, waiting] = await db.orderLine.findMany({
    where: { order: { serial: orderSerial } },
    orderBy: { position: 'asc' },
  })
  if (!plated || !waiting) throw new Error('the demonstration’s order has two lines')
  await advanceLine(context, { lineId: plated.id, to: 'PRODUCTION' })
  await countMade(context, { lineId: plated.id, made: '200' })
  await advanceLine(context, { lineId: plated.id, to: 'INSPECTION' })
  await inspectLot(context, {
    lineId: plated.id,
    key: randomUUID(),
    lot: '200',
    aqlMajor: '2.5',
    aqlMinor: '4.0',
    critical: '0',
    major: '1',
    minor: '2',
    inspector: 'Demo inspector',
    findings: 'Demonstration: small marks inside two bands, within the limits.',
    rework: 'PLATING',
  })
  await countMade(context, { lineId: plated.id, made: '450' })
  await advanceLine(context, { lineId: plated.id, to: 'PLATING' })
  await advanceLine(context, { lineId: waiting.id, to: 'MATERIALS' })
}

/** A bank’s statement of one day with one transfer, as MT940. @param amount decimal with a point */
function statementOf(day: string, amount: string, reference: string): string {
  const yymmdd = day.slice(2).replaceAll('-', '')
  const sum = amount.replace('.', ',')
  return [
    ':20:DEMONSTRATION',
    ':25:000-000000-000',
    ':28C:1/1',
    `:60F:C${yymmdd}USD0,00`,
    `:61:${yymmdd}${yymmdd.slice(2)}C${sum}NTRFNONREF`,
    `:86:${reference} DEMO BOUTIQUE LLC`,
    `:62F:C${yymmdd}USD${sum}`,
    '-',
  ].join('\r\n')
}
