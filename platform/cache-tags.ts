/** Tags of cached reads. They hold no personal data. */

/** what lists products: the catalog, the home page, the sitemap */
export const CATALOG_TAG = 'catalog'
/** every page of one product at once */
export const PRODUCTS_TAG = 'products'
/** what depends on tariff rules */
export const TARIFFS_TAG = 'tariffs'
/** what depends on how much of a tariff quota is left */
export const QUOTAS_TAG = 'quotas'
/** what depends on freight rates */
export const FREIGHT_TAG = 'freight'
/** what shows compliance documents */
export const DOCUMENTS_TAG = 'documents'
/** what the house says about itself and how it trades: the foot of every page, rates, terms */
export const SETTINGS_TAG = 'settings'
/** what depends on one product */
export const productTag = (slug: string): string => `product:${slug}`
/** a page of a product that isn't made any more: it is answered with 410, see cache/handlers/pages.mjs */
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
