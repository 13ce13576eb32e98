'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { Complaint } from '@/platform/validation-words'
import { textOf, type Translate } from './values'

/**
 * Says what rules and schemas find, in the browser and in the reader's language. The page's provider has to bring the
 * subjects of the sentences that can come.
 */
export function useSay(): (complaint: Complaint) => string {
  const translate = useTranslations() as unknown as Translate
  const locale = useLocale()
  return (complaint) =>
    typeof complaint === 'string' ? complaint : textOf(complaint, locale, translate)
}
