import en from '@/messages/en/form.json'

/** Texts by language: what is said when things fail must not depend on a provider that a page may lack. */
const TEXTS: Record<string, typeof en> = { en }

/** The texts of the form kit, in the language of the page. */
export const useFormTexts = (): typeof en =>
  TEXTS[typeof document === 'undefined' ? 'en' : document.documentElement.lang] ?? en
