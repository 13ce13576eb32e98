import { useLocale } from 'next-intl'
import en from '@/messages/en/form.json'

/** Texts by language: what is said when things fail must not depend on a provider that a page may lack. */
const TEXTS: Record<string, typeof en> = { en }

/** The texts of the form kit. */
export const useFormTexts = (): typeof en => TEXTS[useLocale()] ?? en
