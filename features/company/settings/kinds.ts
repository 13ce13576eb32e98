import { aboutSetting, companySetting, privacySetting, termsSetting } from './company'
import { quotingSetting } from './quoting'
import type { Section, SettingKind } from './kind'

/** What each section holds. */
export const KINDS: Readonly<Record<Section, SettingKind>> = {
  company: companySetting,
  about: aboutSetting,
  quoting: quotingSetting,
  terms: termsSetting,
  privacy: privacySetting,
}
