import 'server-only'
import type { Locale } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { makeableDesign } from './address'
import { weightGrams } from './weight'
import {
  designRows,
  designSpecification,
  weightText,
  type DesignRow,
  type DesignSpecification,
  type DesignTranslator,
} from './words'

/** A design as it goes onto a request list: everything said from the design itself. */
export interface ListedDesign {
  /** what the line's fields say */
  specification: DesignSpecification
  /** everything there is to say, its weight last */
  facts: DesignRow[]
  /** of a finished piece, grams, an exact decimal; null where it isn't known */
  weightGrams: string | null
}

/**
 * Puts a design into words for a request list, for a request and for the lines of its quote.
 * @param known its weight where it was worked out before, null to do without; left out, the model
 *   is measured, which takes a tenth of a second
 * @param locale of the words; the house's first when left out
 * @returns null for a design that can't be made
 */
export function listedDesign(
  query: string,
  known?: string | null,
  locale?: Locale,
): ListedDesign | null {
  const design = makeableDesign(query)
  if (!design) return null
  // What is listed ends in a contract: no text may be missing.
  const t = documentTranslator('design', locale) as DesignTranslator
  const grams = known === undefined ? String(weightGrams(design)) : known
  return {
    specification: designSpecification(t, design),
    facts: [
      ...designRows(t, design),
      ...(grams === null
        ? []
        : [[t('weight'), weightText(t, design, Number(grams))] satisfies DesignRow]),
    ],
    weightGrams: grams,
  }
}
