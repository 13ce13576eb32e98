'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { Complaint } from '@/platform/validation-words'
import { textOf, type Translate } from './values'

/**
 * Puts findings of rules and schemas into words, in the browser and in the reader's language. The
 * page's provider must bring the subjects of all possible sentences.
 */
export function useSay(): (complaint: Complaint) => string {
  const translate = useTranslations() as unknown as Translate
  const locale = useLocale()
  return (complaint) =>
    typeof complaint === 'string' ? complaint : textOf(complaint, locale, translate)
}
