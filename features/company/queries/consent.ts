import 'server-only'
import { createHash } from 'node:crypto'
import type { Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import type { NamedText } from '../rules/house-terms'
import { consentSetting } from '../settings/company'
import { settingOf } from './settings'

/** What somebody consents to by signing: one version in one language. */
export interface ConsentText extends NamedText {
  text: string
  language: Locale
}

/**
 * What a signature given now consents to. A house without a text of its own has the site's, as version 0.
 * @param language of the document that is signed
 */
export async function consentText(
  language: Locale,
  database?: Parameters<typeof settingOf>[2],
): Promise<ConsentText> {
  const setting = await settingOf(consentSetting, language, database)
  const text = setting?.value.text ?? documentTranslator('quotes.signing', language)('consent')
  const sha256 = createHash('sha256').update(text).digest('hex')
  return { text, language, version: setting?.version ?? 0, sha256 }
}
