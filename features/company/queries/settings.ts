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
  /** which of its section; null where there is but one */
  scope: string | null
  value: Value
}

const scopeOf = (name: string): string | null => name.split(':')[1] ?? null

/** What its schema no longer reads counts as not set, and is said in the log. */
function valued<Value>(
  kind: SettingKind<Value>,
  { name, texts, ...said }: StoredSetting,
): SetSetting<Value> | null {
  const read = kind.schema.safeParse(texts)
  if (!read.success) {
    log.error({ name, version: said.version }, 'a setting can’t be read any more')
    return null
  }
  return { ...said, scope: scopeOf(name), value: read.data }
}

/** The setting in force; null where there is none. For commands: what the site itself goes by is no secret to it. */
export async function settingOf<Value>(
  kind: SettingKind<Value>,
  scope: string | null = null,
  database?: Parameters<typeof newestSetting>[1],
): Promise<SetSetting<Value> | null> {
  const found = await newestSetting(settingName(kind.section, scope), database)
  return found && valued(kind, found)
}

/** All of a section with several, by their scope. */
export async function settingsOf<Value>(
  kind: SettingKind<Value>,
  database?: Parameters<typeof newestSettings>[1],
): Promise<SetSetting<Value>[]> {
  const found = await newestSettings(`${kind.section}:`, database)
  return found.flatMap((each) => valued(kind, each) ?? [])
}

/** What is set by now, by name: section, or section and which. */
export async function listSettings(actor: Actor): Promise<StoredSetting[]> {
  authorize(actor, 'setting.read')
  return newestSettings('')
}

/** A version with what it changed. */
export interface SettingChange extends Omit<StoredSetting, 'texts'> {
  changes: { field: string; before: string; after: string }[]
}

/** Every version of a setting with what it changed, the newest first. */
export async function settingHistory(
  actor: Actor,
  section: Section,
  scope: string | null,
): Promise<SettingChange[]> {
  authorize(actor, 'setting.read')
  const versions = await settingVersions(settingName(section, scope))
  return versions.map(({ texts, ...said }, i) => {
    const before = versions[i + 1]?.texts ?? {}
    return {
      ...said,
      changes: changedFields(KINDS[section], before, texts).map((field) => ({
        field,
        before: before[field] ?? '',
        after: texts[field] ?? '',
      })),
    }
  })
}
