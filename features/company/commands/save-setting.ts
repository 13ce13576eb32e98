import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { inTransaction } from '@/platform/db/transaction'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { lineSchema } from '@/platform/fields'
import { newestSetting, settingVersions, type StoredSetting } from '@/platform/settings/read'
import { changedFields, SECTIONS, settingName, textsOf, type SettingKind } from '../settings/kind'
import { KINDS } from '../settings/kinds'

/** What a form of the settings sends beside its fields. */
const aboutTheEntry = z.object({
  /** of the setting that the form was opened with; 0 for none */
  version: z.coerce.number<string>().int().min(0),
  note: lineSchema(300),
})

/**
 * Sets one setting anew: a version of its own with author, day and note; those before it stay for the
 * record. The same again is no change. Pages that show it are made anew on every instance.
 * @param typed texts by field, with `section`, `scope` (empty where there is but one), `version` and `note` beside them
 * @param isDemo of a demonstration, which says so wherever it is shown
 * @throws InvalidInputError by field; StaleEntriesError where somebody has set it since
 */
export async function saveSetting(
  context: Context,
  typed: Readonly<Record<string, string>>,
  isDemo = false,
): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'setting.read')
  const which = z.enum(SECTIONS).safeParse(typed.section)
  if (!which.success) throw InvalidInputError.fromZod(which.error)
  const section = which.data
  const kind = KINDS[section]
  authorize(actor, kind.edit)
  const scope = typed.scope?.trim() || null
  const { texts, version, note } = entered(kind, scope, typed)
  const name = settingName(section, scope)
  await inTransaction(context, async (tx) => {
    // One after the other: what is compared with must still be the newest when the row is written.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('setting'), hashtext(${name}))`
    const before = await newestSetting(name, tx)
    if (before && changedFields(kind, before.texts, texts).length === 0) return
    if ((before?.version ?? 0) !== version) throw await setMeanwhile(tx, name, before, version)
    await tx.settingVersion.create({
      data: {
        name,
        version: version + 1,
        texts,
        note,
        setById: actor.kind === 'staff' ? actor.userId : null,
        setBy: nameOf(actor),
        setAt: now,
        isDemo,
      },
    })
    await cacheChanged(tx, [SETTINGS_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'setting.set',
      objectType: 'setting',
      objectId: name,
      ...(before ? { before: before.texts } : {}),
      after: { ...texts, ...(note ? { note } : {}) },
    })
  })
}

/** What was typed, as it is kept. */
function entered(kind: SettingKind, scope: string | null, typed: Readonly<Record<string, string>>) {
  const texts = textsOf(kind, typed)
  const beside = aboutTheEntry.safeParse({ version: typed.version, note: typed.note ?? '' })
  const fields = kind.schema.safeParse(texts)
  const complaints = {
    ...(beside.success ? {} : InvalidInputError.fromZod(beside.error).complaints),
    ...(fields.success ? {} : byField(fields.error)),
    ...scopeProblem(kind, scope),
  }
  if (!beside.success || Object.keys(complaints).length > 0) throw new InvalidInputError(complaints)
  return { texts, ...beside.data }
}

/** A complaint of one line of a field is the field's. */
function byField(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const { path, message } of error.issues) (fields[String(path[0])] ??= []).push(message)
  return fields
}

function scopeProblem(kind: SettingKind, scope: string | null): Record<string, string[]> {
  if ((kind.scope === null) !== (scope === null)) return { scope: ['unknown'] }
  const read = kind.scope?.safeParse(scope)
  return read && !read.success ? { scope: read.error.issues.map(({ message }) => message) } : {}
}

/** What stands there instead, and what the entries were made from. */
async function setMeanwhile(
  tx: Prisma.TransactionClient,
  name: string,
  now: StoredSetting | null,
  version: number,
): Promise<StaleEntriesError> {
  const base = (await settingVersions(name, tx)).find((each) => each.version === version)
  return new StaleEntriesError(
    { id: now?.setById ?? null, name: now?.setBy ?? '' },
    now?.setAt ?? new Date(0),
    now?.version ?? 0,
    base?.texts ?? {},
    now?.texts ?? {},
  )
}
