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

/** A design as an entry of a request list, described from the design itself. */
export interface ListedDesign {
  /** values of the line's fields */
  specification: DesignSpecification
  /** the full description, with the weight last */
  facts: DesignRow[]
  /** of a finished piece, grams, an exact decimal; null where it isn't known */
  weightGrams: string | null
}

/**
 * Describes a design for a request list, for a request and for the lines of its quote.
 * @param knownGrams its weight where it was computed before, null to leave it out; by default the model is measured,
 *   which takes a tenth of a second
 * @param locale language of the words; the house's first by default
 * @returns null for a design that can't be made
 */
export function listedDesign(
  query: string,
  knownGrams?: string | null,
  locale?: Locale,
): ListedDesign | null {
  const design = makeableDesign(query)
  if (!design) return null
  // The description ends in a contract: no text may be missing.
  const t = documentTranslator('design', locale) as DesignTranslator
  const grams = knownGrams === undefined ? String(weightGrams(design)) : knownGrams
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
