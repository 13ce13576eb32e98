import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { companyAccount } from '@/features/ledger/queries/company-account'
import { localeOf } from '@/i18n/routing'
import { recordAudit } from '@/platform/audit'
import { daysBetween, factoryDay } from '@/platform/day'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { readHouse } from '@/platform/house/facts'
import { formatOrderNumber } from '@/platform/numbers'
import { schemaWords as words } from '@/platform/validation-words'
import { accountStatementSchema, issueStatementSchema, type PaperParty } from '../schema'
import { addressLines } from './address-lines'
import { writePaper } from './write-paper'

/**
 * Issues a statement of a company's account in one currency for a period, from the books alone: numbered and frozen.
 * @throws InvalidInputError by field; NotFoundError
 */
export async function issueStatement(
  context: Context,
  input: unknown,
): Promise<{ id: string; number: string }> {
  const { actor, now } = context
  authorize(actor, 'statement.issue')
  const parsed = issueStatementSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { companyId, currency, from, to } = parsed.data
  const today = factoryDay(now)
  if (to > today) throw new InvalidInputError({ to: [words.future_day] })
  return inTransaction(context, async (tx) => {
    const company = await tx.company.findUnique({
      where: { id: companyId },
      include: {
        addresses: true,
        requests: { orderBy: { createdAt: 'desc' }, take: 1, select: { locale: true } },
      },
    })
    if (!company) throw new NotFoundError(`company ${companyId}`)
    const [house, account] = await Promise.all([
      readHouse(tx),
      companyAccount(tx, companyId, currency, { from, to }),
    ])
    const issued = await writePaper(
      tx,
      context,
      'STATEMENT_OF_ACCOUNT',
      { companyId },
      today,
      (number) =>
        accountStatementSchema.parse({
          schemaVersion: 1,
          kind: 'STATEMENT_OF_ACCOUNT',
          number,
          issuedOn: today,
          language: localeOf(company.requests[0]?.locale),
          seller: {
            name: house.legalName,
            address: house.address,
            country: house.country ?? '',
            numbers: [],
          },
          buyer: buyerOf(company),
          signatory: house.signatory
            ? { name: house.signatory, title: house.signatoryTitle }
            : null,
          currency,
          from,
          to,
          openingMinor: account.openingMinor,
          rows: account.rows.map(({ orderSerial, part, ...row }) => ({
            ...row,
            order: orderSerial === null ? '' : formatOrderNumber(orderSerial),
            part: part ?? '',
          })),
          closingMinor: account.closingMinor,
          open: account.open.map(({ orderSerial, dueOn, ...item }) => ({
            ...item,
            order: formatOrderNumber(orderSerial),
            dueOn,
            daysLate: dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today)),
          })),
          unappliedMinor: account.unappliedMinor,
        }),
    )
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'statement.issue',
      objectType: 'company',
      objectId: companyId,
      after: { number: issued.number, currency, from, to, closingMinor: account.closingMinor },
    })
    return issued
  })
}

function buyerOf({
  name,
  legalName,
  addresses,
}: Prisma.CompanyGetPayload<{ include: { addresses: true } }>): PaperParty {
  const address = addresses.find(({ kind }) => kind === 'BILLING') ?? addresses[0]
  return {
    name: legalName || name,
    address: address ? addressLines(address) : [],
    country: address?.country ?? '',
    numbers: [],
  }
}
