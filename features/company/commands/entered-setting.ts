import 'server-only'
import { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { lineSchema } from '@/platform/fields'
import { settingVersions, type StoredSetting } from '@/platform/settings/read'
import { textsOf, type SettingKind } from '../settings/kind'

/** What a form of the settings sends besides its fields. */
const beside = z.object({
  /** version of the setting that the form was opened with; 0 for none */
  version: z.coerce.number<string>().int().min(0),
  note: lineSchema(300),
})

/** A setting as it was typed, once its schema has accepted it. */
export interface Entered<Value> {
  scope: string | null
  texts: Record<string, string>
  value: Value
  version: number
  note: string
}

/**
 * Parses what a form of the settings sent.
 * @param typed texts by field, with `scope`, `version` and `note` beside them
 * @throws InvalidInputError by field
 */
export function enteredSetting<Value>(
  kind: SettingKind<Value>,
  typed: Readonly<Record<string, string>>,
): Entered<Value> {
  const texts = textsOf(kind, typed)
  const meta = beside.safeParse({ version: typed.version, note: typed.note ?? '' })
  const fields = kind.schema.safeParse(texts)
  const scope = scopeOf(kind, typed.scope ?? '')
  if (meta.success && fields.success && 'scope' in scope)
    return { ...scope, texts, value: fields.data, ...meta.data }
  throw new InvalidInputError({
    ...(meta.success ? {} : byField(meta.error)),
    ...(fields.success ? {} : byField(fields.error)),
    ...('scope' in scope ? {} : { scope: scope.problems }),
  })
}

/** Reports an issue with one line of a field at the field. */
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
  const parsed = kind.scope.safeParse(typed)
  return parsed.success
    ? { scope: parsed.data }
    : { problems: parsed.error.issues.map(({ message }) => message) }
}

/** The error that shows what the setting is now, and what the entries were based on. */
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
