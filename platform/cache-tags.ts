/** Tags of cached reads. They hold no personal data. */

/** everything that lists products: the catalog, the home page, the sitemap */
export const CATALOG_TAG = 'catalog'
/** every page of one product at once */
export const PRODUCTS_TAG = 'products'
/** everything that depends on tariff rules */
export const TARIFFS_TAG = 'tariffs'
/** everything that depends on the rest of a tariff quota */
export const QUOTAS_TAG = 'quotas'
/** everything that depends on freight rates */
export const FREIGHT_TAG = 'freight'
/** everything that shows compliance documents */
export const DOCUMENTS_TAG = 'documents'
/** the house's details and how it trades: the footer of every page, rates, terms */
export const SETTINGS_TAG = 'settings'
/** everything that depends on one product */
export const productTag = (slug: string): string => `product:${slug}`
/** a page of a withdrawn product: it is answered with 410, see cache/handlers/pages.mjs */
export const GONE_TAG = 'gone'
/** every tag that a restart refreshes, because pages prerendered at build time may be older than the data */
export const ALL_TAGS = [
  CATALOG_TAG,
  PRODUCTS_TAG,
  TARIFFS_TAG,
  QUOTAS_TAG,
  FREIGHT_TAG,
  DOCUMENTS_TAG,
  SETTINGS_TAG,
] as const
