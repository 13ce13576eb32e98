import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { lastDeed, recordAudit } from '@/platform/audit'
import type { CompanyAddress, Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError, StaleEntriesError } from '@/platform/errors'
import { addressProblems, tidyAddress, type Address } from '../rules/address-form'
import { addressSchema } from '../schema'
import { lockedCompany } from './save-company'
import { companyPartSchema, targetOf } from './target-company'

const target = z.object({
  companyId: z.uuid(),
  /** left out for a new address */
  id: z.uuid().optional(),
  version: z.coerce.number<string>().int().min(0),
})

/**
 * Adds an address to a company, or changes one.
 * @throws InvalidInputError by field; StaleEntriesError where somebody changed it since; NotFoundError
 */
export async function saveAddress(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  const { companyId, id, version } = targetOf(actor, 'address.edit', target, input)
  const parsed = addressSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const data = asWrittenThere(parsed.data)
  await inTransaction(context, async (tx) => {
    await lockedCompany(tx, companyId)
    const existing = id === undefined ? null : await addressOf(tx, companyId, id)
    if (existing && existing.version !== version) throw await changedMeanwhile(tx, existing)
    if (existing)
      await tx.companyAddress.update({
        where: { id: existing.id },
        data: { ...data, version: { increment: 1 } },
      })
    else await tx.companyAddress.create({ data: { companyId, ...data } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: existing ? 'company.change_address' : 'company.add_address',
      objectType: 'company',
      objectId: companyId,
      ...(existing ? { before: entriesOf(existing) } : {}),
      after: data,
    })
  })
}

/** Removes an address. @throws NotFoundError also where it is already gone */
export async function removeAddress(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  const { companyId, id } = targetOf(actor, 'address.edit', companyPartSchema, input)
  await inTransaction(context, async (tx) => {
    await lockedCompany(tx, companyId)
    const existing = await addressOf(tx, companyId, id)
    await tx.companyAddress.delete({ where: { id } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company.remove_address',
      objectType: 'company',
      objectId: companyId,
      before: entriesOf(existing),
    })
  })
}

async function addressOf(
  tx: Prisma.TransactionClient,
  companyId: string,
  id: string,
): Promise<CompanyAddress> {
  const existing = await tx.companyAddress.findFirst({ where: { id, companyId } })
  if (!existing) throw new NotFoundError('address')
  return existing
}

const entriesOf = ({
  id: _,
  companyId: __,
  version: ___,
  createdAt: ____,
  ...entries
}: CompanyAddress) => entries

/** An address in its country's own form. @throws InvalidInputError by field */
function asWrittenThere<A extends Address>(address: A): A {
  const problems = addressProblems(address)
  if (problems.length > 0)
    throw new InvalidInputError(
      Object.fromEntries(
        problems.map(({ part, kind, example }) => [
          part,
          [
            {
              code: kind === 'missing' ? 'refusals.address_missing' : 'refusals.address_written',
              values: { country: address.country, example },
            },
          ],
        ]),
      ),
    )
  return { ...address, ...tidyAddress(address) }
}

/**
 * The error that shows the current address. What the entries were based on isn't stored, so that each differing field
 * is asked about.
 */
async function changedMeanwhile(
  tx: Prisma.TransactionClient,
  existing: CompanyAddress,
): Promise<StaleEntriesError> {
  const deed = await lastDeed(tx, 'company', existing.companyId, ['company.change_address'])
  return new StaleEntriesError(
    deed?.by ?? { id: null, name: '' },
    deed?.at ?? new Date(0),
    existing.version,
    {},
    entriesOf(existing),
  )
}
