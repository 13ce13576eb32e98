import 'server-only'
import { createHash } from 'node:crypto'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { queueMails } from '@/platform/mail'
import { newestSetting } from '@/platform/settings/read'
import { bankMails } from '../mails/bank-letters'
import { bankSetting } from '../settings/bank'
import { settingName } from '../settings/kind'
import { enteredSetting, settingMeanwhile } from './entered-setting'
import { lockSetting } from './write-version'

/** Hash of what is approved: currency, the version it was based on, and every text of it. */
const hashOf = (currency: string, baseVersion: number, texts: Record<string, string>): string =>
  createHash('sha256')
    .update(JSON.stringify([currency, baseVersion, Object.entries(texts).toSorted()]))
    .digest('hex')

/**
 * Proposes an account for a currency, or a change of one. It comes into force once somebody else approves it. It
 * supersedes a pending proposal, and every owner is notified by letter.
 * @param typed texts by field, with `scope` (the currency), `version` and `note` beside them
 * @throws InvalidInputError by field; ConflictError 'nothing' where it equals what is in force; StaleEntriesError where
 *   the account changed since the form was opened
 */
export async function proposeBank(
  context: Context,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'setting.money')
  if (actor.kind !== 'staff') throw new InvalidInputError({ change: ['staff'] })
  const { scope, texts, version, note } = enteredSetting(bankSetting, typed)
  const currency = scope ?? ''
  const name = settingName('bank', currency)
  const hash = hashOf(currency, version, texts)
  const mails = await bankMails(databaseOf(context), {
    kind: 'proposed',
    currency,
    by: actor.name,
    key: `${hash}:${now.getTime()}`,
  })
  await inTransaction(context, async (tx) => {
    await lockSetting(tx, name)
    const before = await newestSetting(name, tx)
    if ((before?.version ?? 0) !== version) throw await settingMeanwhile(tx, name, before, version)
    if (before && hashOf(currency, version, before.texts) === hash)
      throw new ConflictError('nothing')
    await tx.bankChange.updateMany({
      where: { currency, decision: null },
      data: {
        decision: 'superseded',
        decidedById: actor.userId,
        decidedBy: actor.name,
        decidedAt: now,
      },
    })
    const { id } = await tx.bankChange.create({
      data: {
        currency,
        baseVersion: version,
        texts,
        hash,
        note,
        proposedById: actor.userId,
        proposedBy: actor.name,
        proposedAt: now,
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'bank.propose',
      objectType: 'bank_change',
      objectId: id,
      ...(before ? { before: before.texts } : {}),
      after: { ...texts, currency, hash },
    })
    await queueMails(tx, mails)
  })
}
