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

/** The sections that one person sets; the others have commands of their own. */
const OF_ONE = SECTIONS.filter((section) => !KINDS[section].twoPeople)

/** What is asked about a change before it is set, by field; null for nothing. */
export type AskTrade = (
  change: { scope: string | null; value: unknown },
  tx: Prisma.TransactionClient,
) => Promise<Record<string, Message[]> | null>

/**
 * Sets one setting anew: a version of its own with author, day and note; those before it stay for the
 * record. The same again is no change. Pages that show it are made anew on every instance.
 * @param typed texts by field, with `section`, `scope` (empty where there is but one), `version` and `note` beside
 *   them, and `sure` where a value was asked about
 * @param how.isDemo of a demonstration, which says so wherever it is shown
 * @param how.ask what it would do to quotes and orders; a section that asks them can't be set without
 * @throws InvalidInputError by field; StaleEntriesError where somebody has set it since
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
    const read = before && kind.schema.safeParse(before.texts)
    const asked = read?.success && typed.sure !== 'on' ? kind.ask?.(read.data, value) : null
    if (asked) throw new InvalidInputError(asked)
    const moved = ask && typed.sure !== 'on' ? await ask({ scope, value }, tx) : null
    if (moved) throw new InvalidInputError(moved)
    await writeVersion(tx, context, { name, texts, note, isDemo })
  })
}
