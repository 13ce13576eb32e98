import type { createTranslator } from 'next-intl'
import type { Messages } from '@/i18n/messages'
import type { Facet } from '../filters'

type Translator = ReturnType<typeof createTranslator<Messages, 'catalog'>>

/** The word for a facet's value; finishes and grades carry their own. */
export function facetLabel(t: Translator, facet: Facet, value: string, label: string): string {
  if (facet !== 'line' && facet !== 'type') return label
  const key = `${facet}s.${value}` as 'lines.jewelry'
  return t.has(key) ? t(key) : label
}
