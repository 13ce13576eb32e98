import {
  aboutSetting,
  companySetting,
  consentSetting,
  privacySetting,
  termsSetting,
} from './company'
import { calendarSetting } from './calendar'
import { centreSetting } from './centre'
import { deliverySetting } from './delivery'
import { mailSetting } from './mail'
import { bankSetting } from './bank'
import { moneySetting, rateSetting } from './money'
import { planSetting } from './plan'
import { toleranceSetting } from './tolerance'
import { quotingSetting } from './quoting'
import { remindersSetting } from './reminders'
import type { Section, SettingKind } from './kind'

/** What each section holds. */
export const KINDS: Readonly<Record<Section, SettingKind>> = {
  company: companySetting,
  about: aboutSetting,
  bank: bankSetting,
  money: moneySetting,
  tolerance: toleranceSetting,
  rate: rateSetting,
  quoting: quotingSetting,
  delivery: deliverySetting,
  plan: planSetting,
  calendar: calendarSetting,
  centre: centreSetting,
  mail: mailSetting,
  reminders: remindersSetting,
  terms: termsSetting,
  privacy: privacySetting,
  consent: consentSetting,
}
