import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import type { Message } from '@/i18n/message'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { newestSetting } from '@/platform/settings/read'
import { changedFields, SECTIONS, settingName } from '../settings/kind'
import { KINDS } from '../settings/kinds'
import { enteredSetting, settingMeanwhile } from './entered-setting'
import { lockSetting, writeVersion } from './write-version'

/** The sections that one person may set; the others have commands of their own. */
const OF_ONE = SECTIONS.filter((section) => !KINDS[section].twoPeople)

/** What a change needs confirmation of before it is saved, by field; null for nothing. */
export type AskTrade = (
  change: { scope: string | null; value: unknown },
  tx: Prisma.TransactionClient,
) => Promise<Record<string, Message[]> | null>

/**
 * Saves a setting as a new version with author, day and note; earlier versions stay for the record. Saving the same
 * again changes nothing. Every instance renders pages that show it again.
 * @param typed texts by field, with `section`, `scope` (empty for a section with one setting), `version` and `note`
 *   beside them, and `sure` where a value needed confirmation
 * @param how.isDemo marks a setting of a demonstration, which says so wherever it is shown
 * @param how.ask finds the effect on quotes and orders; a section that asks for it can't be saved without
 * @throws InvalidInputError by field; StaleEntriesError where somebody has saved it since
 */
export async function saveSetting(
  context: Context,
  typed: Readonly<Record<string, string>>,
  { isDemo = false, ask }: { isDemo?: boolean; ask?: AskTrade } = {},
): Promise<void> {
  const { actor } = context
  authorize(actor, 'setting.read')
  const which = z.enum(OF_ONE).safeParse(typed.section)
  if (!which.success) throw InvalidInputError.fromZod(which.error)
  const kind = KINDS[which.data]
  authorize(actor, kind.edit)
  if (kind.asksTrade && !ask)
    throw new InvalidInputError({ section: [{ code: 'refusals.set_elsewhere' }] })
  const { scope, texts, value, version, note } = enteredSetting(kind, typed)
  const name = settingName(which.data, scope)
  await inTransaction(context, async (tx) => {
    await lockSetting(tx, name)
    const before = await newestSetting(name, tx)
    if (before && changedFields(kind, before.texts, texts).length === 0) return
    if ((before?.version ?? 0) !== version) throw await settingMeanwhile(tx, name, before, version)
    const previous = before && kind.schema.safeParse(before.texts)
    const questions =
      previous?.success && typed.sure !== 'on' ? kind.ask?.(previous.data, value) : null
    if (questions) throw new InvalidInputError(questions)
    const effects = ask && typed.sure !== 'on' ? await ask({ scope, value }, tx) : null
    if (effects) throw new InvalidInputError(effects)
    await writeVersion(tx, context, { name, texts, note, isDemo })
  })
}
