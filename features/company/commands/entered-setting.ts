import 'server-only'
import { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { lineSchema } from '@/platform/fields'
import { settingVersions, type StoredSetting } from '@/platform/settings/read'
import { textsOf, type SettingKind } from '../settings/kind'

/** What a form of the settings sends beside its fields. */
const beside = z.object({
  /** of the setting that the form was opened with; 0 for none */
  version: z.coerce.number<string>().int().min(0),
  note: lineSchema(300),
})

/** A setting as it was typed, once its schema has read it. */
export interface Entered<Value> {
  scope: string | null
  texts: Record<string, string>
  value: Value
  version: number
  note: string
}

/**
 * Reads what a form of the settings sent.
 * @param typed texts by field, with `scope`, `version` and `note` beside them
 * @throws InvalidInputError by field
 */
export function enteredSetting<Value>(
  kind: SettingKind<Value>,
  typed: Readonly<Record<string, string>>,
): Entered<Value> {
  const texts = textsOf(kind, typed)
  const said = beside.safeParse({ version: typed.version, note: typed.note ?? '' })
  const fields = kind.schema.safeParse(texts)
  const scope = scopeOf(kind, typed.scope ?? '')
  if (said.success && fields.success && 'scope' in scope)
    return { ...scope, texts, value: fields.data, ...said.data }
  throw new InvalidInputError({
    ...(said.success ? {} : byField(said.error)),
    ...(fields.success ? {} : byField(fields.error)),
    ...('scope' in scope ? {} : { scope: scope.problems }),
  })
}

/** A complaint of one line of a field is the field's. */
function byField(error: z.ZodError): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const { path, message } of error.issues) (fields[String(path[0])] ??= []).push(message)
  return fields
}

function scopeOf(
  kind: Pick<SettingKind, 'scope'>,
  typed: string,
): { scope: string | null } | { problems: string[] } {
  if (!kind.scope) return { scope: null }
  const read = kind.scope.safeParse(typed)
  return read.success
    ? { scope: read.data }
    : { problems: read.error.issues.map(({ message }) => message) }
}

/** What stands there instead, and what the entries were made from. */
export async function settingMeanwhile(
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
