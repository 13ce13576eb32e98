import en from '@/messages/en/choosing.json'

/**
 * Texts by language: what is only loaded once somebody selects something brings its own, so that no page carries them.
 */
const TEXTS: Record<string, typeof en> = { en }

/** The words of comparing, saving and viewing again, in the page's language. For the browser. */
export const choosingTexts = (): typeof en => TEXTS[document.documentElement.lang] ?? en
