/** Tags of cached reads. They hold no personal data. */
export const CATALOG_TAG = 'catalog'
export const productTag = (slug: string): string => `product:${slug}`
/** every tag that a restart refreshes, because pages prerendered at build time may be older than the data */
export const ALL_TAGS = [CATALOG_TAG] as const
