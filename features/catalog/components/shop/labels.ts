import type { createTranslator } from 'next-intl'
import type { Messages } from '@/i18n/messages'
import type { Facet } from '../../rules/filters'

export type CatalogTranslator = ReturnType<typeof createTranslator<Messages, 'catalog'>>

/** The label of a facet's value; finishes, grades and sizes carry their own. */
export function facetLabel(
  t: CatalogTranslator,
  facet: Facet,
  value: string,
  label: string,
): string {
  if (facet !== 'line' && facet !== 'type' && facet !== 'weight') return label
  const key = `${facet}s.${value}` as 'lines.jewelry'
  return t.has(key) ? t(key) : label
}
