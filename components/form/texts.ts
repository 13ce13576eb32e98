import en from '@/messages/en/form.json'
import { usePageLocale } from './use-page-locale'

/** Texts by language: what a failure says must not depend on a provider that a page may lack. */
const TEXTS: Record<string, typeof en> = { en }

/** The texts of the form kit, in the language of the page. */
export const useFormTexts = (): typeof en => TEXTS[usePageLocale()] ?? en
