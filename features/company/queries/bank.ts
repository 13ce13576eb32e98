import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { z } from 'zod'
import { bankSetting, type ShownAccount } from '../settings/bank'
import { changedFields } from '../settings/kind'
import { newestSetting } from '@/platform/settings/read'
import { settingOf, settingsOf } from './settings'

/** The account for transfers of a currency; null where there is none, or it is closed. */
export async function bankAccount(
  currency: string,
  database?: Prisma.TransactionClient,
): Promise<ShownAccount | null> {
  const setting = await settingOf(bankSetting, currency, database)
  return setting && !setting.value.closed
    ? { ...setting.value, currency, setAt: setting.setAt, isDemo: setting.isDemo }
    : null
}

/** A proposal that waits for a second person, with what it would change. */
export interface WaitingBankChange {
  id: string
  currency: string
  hash: string
  note: string
  proposedBy: string
  proposedAt: Date
  /** whether the reader proposed it: they can't approve it */
  own: boolean
  changes: { field: string; before: string; after: string }[]
}

/** Changes of bank accounts that wait for a decision. */
export async function waitingBankChanges(actor: Actor): Promise<WaitingBankChange[]> {
  authorize(actor, 'setting.read')
  const rows = await db.bankChange.findMany({
    where: { decision: null },
    orderBy: { currency: 'asc' },
  })
  return Promise.all(
    rows.map(async ({ id, currency, hash, note, proposedBy, proposedById, proposedAt, texts }) => {
      const after = z.record(z.string(), z.string()).parse(texts)
      const before = (await newestSetting(`bank:${currency}`))?.texts ?? {}
      return {
        id,
        currency,
        hash,
        note,
        proposedBy,
        proposedAt,
        own: actor.kind === 'staff' && proposedById === actor.userId,
        changes: changedFields(bankSetting, before, after).map((field) => ({
          field,
          before: before[field] ?? '',
          after: after[field] ?? '',
        })),
      }
    }),
  )
}

/** The codes of the currencies in which the house has an open account. */
export async function bankCurrencies(): Promise<string[]> {
  const all = await settingsOf(bankSetting)
  return all
    .flatMap(({ scope, value }) => (scope === null || value.closed ? [] : [scope]))
    .toSorted()
}
