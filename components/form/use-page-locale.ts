/** The language of the page: the form kit must not depend on a provider that a page may lack. */
export const usePageLocale = (): string =>
  typeof document === 'undefined' ? 'en' : document.documentElement.lang || 'en'
