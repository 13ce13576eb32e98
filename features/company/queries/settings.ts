import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { log } from '@/platform/log'
import {
  newestSetting,
  newestSettings,
  settingVersions,
  type StoredSetting,
} from '@/platform/settings/read'
import { changedFields, settingName, type Section, type SettingKind } from '../settings/kind'
import { KINDS } from '../settings/kinds'

/** A setting with its value. */
export interface SetSetting<Value> extends Omit<StoredSetting, 'name' | 'texts'> {
  /** which setting of its section; null where there is only one */
  scope: string | null
  value: Value
}

const scopeOf = (name: string): string | null => name.split(':')[1] ?? null

/** A value that its schema no longer accepts counts as not set, and is logged. */
function valued<Value>(
  kind: SettingKind<Value>,
  { name, texts, ...rest }: StoredSetting,
): SetSetting<Value> | null {
  const parsed = kind.schema.safeParse(texts)
  if (!parsed.success) {
    log.error({ name, version: rest.version }, 'a setting can’t be read any more')
    return null
  }
  return { ...rest, scope: scopeOf(name), value: parsed.data }
}

/**
 * The setting in force; null where there is none. For commands: settings that the site itself goes by aren't hidden
 * from it.
 */
export async function settingOf<Value>(
  kind: SettingKind<Value>,
  scope: string | null = null,
  database?: Parameters<typeof newestSetting>[1],
): Promise<SetSetting<Value> | null> {
  const found = await newestSetting(settingName(kind.section, scope), database)
  return found && valued(kind, found)
}

/** All settings of a section with several, by scope. */
export async function settingsOf<Value>(
  kind: SettingKind<Value>,
  database?: Parameters<typeof newestSettings>[1],
): Promise<SetSetting<Value>[]> {
  const found = await newestSettings(`${kind.section}:`, database)
  return found.flatMap((each) => valued(kind, each) ?? [])
}

/** Everything that is set, by name: the section, with the scope where there are several. */
export async function listSettings(actor: Actor): Promise<StoredSetting[]> {
  authorize(actor, 'setting.read')
  return newestSettings('')
}

/** A version of a setting with its changes. */
export interface SettingChange extends Omit<StoredSetting, 'texts'> {
  changes: { field: string; before: string; after: string }[]
}

/** Every version of a setting with its changes, newest first. */
export async function settingHistory(
  actor: Actor,
  section: Section,
  scope: string | null,
): Promise<SettingChange[]> {
  authorize(actor, 'setting.read')
  const versions = await settingVersions(settingName(section, scope))
  return versions.map(({ texts, ...rest }, i) => {
    const before = versions[i + 1]?.texts ?? {}
    return {
      ...rest,
      changes: changedFields(KINDS[section], before, texts).map((field) => ({
        field,
        before: before[field] ?? '',
        after: texts[field] ?? '',
      })),
    }
  })
}
