import 'server-only'
import { setTimeout } from 'node:timers/promises'
import { cacheLife } from 'next/cache'
import { designConflicts } from './design-conflicts'
import { FAMILIES } from './families'
import { startDesign } from './start-design'
import { type Conflict, type Design, type DesignFamilyId } from './family'
import { offered, withChange } from './fixes'
import { designTerms, type DesignTerms } from './price'
import { designSizeMm, weightGrams } from './weight'

/** The figures of a design; null while it can't be made. */
export interface DesignEstimate {
  conflicts: Conflict[]
  figures: (DesignTerms & { weightGrams: number; sizeMm: [number, number, number] }) | null
  /** the terms with each value of each choice, by field and value; unavailable values are left out */
  options: Record<string, Record<string, DesignTerms>>
}

/** Terms of a design, with its weight computed from its solids. */
const termsOf = (design: Design): DesignTerms => designTerms(design, weightGrams(design))

/** The figures of a design, without the effects of its choices. */
function figuresOf(design: Design): Omit<DesignEstimate, 'options'> {
  const conflicts = designConflicts(design)
  return {
    conflicts,
    figures:
      conflicts.length > 0
        ? null
        : { weightGrams: weightGrams(design), sizeMm: designSizeMm(design), ...termsOf(design) },
  }
}

/**
 * Computes a design's figures from its solids. Yields between its models: each takes a tenth of a second, and an answer
 * needs several.
 */
export async function estimateDesign(design: Design): Promise<DesignEstimate> {
  const { conflicts, figures } = figuresOf(design)
  return { conflicts, figures, options: figures ? await optionsOf(design) : {} }
}

async function optionsOf(design: Design): Promise<DesignEstimate['options']> {
  const options: DesignEstimate['options'] = {}
  for (const field of [...Object.keys(FAMILIES[design.family].choices), 'finish']) {
    const found: Record<string, DesignTerms> = {}
    for (const { value, conflicts } of offered(design, field)) {
      if (conflicts.length > 0) continue
      found[value] = termsOf(withChange(design, { field, value }))
      await setTimeout(0)
    }
    options[field] = found
  }
  for (const engraving of ['', design.engraving || 'A']) {
    const candidate = withChange(design, { field: 'engraving', value: engraving })
    if (designConflicts(candidate).length === 0)
      options.engraving = {
        ...options.engraving,
        [engraving === '' ? 'without' : 'with']: termsOf(candidate),
      }
  }
  return options
}

/**
 * The figures of a family's first design, computed once. The effects of its choices are left for the browser to
 * request: eight pages at once would hold up a build. three.js generates random object names, which a static page must
 * not contain.
 */
export async function startEstimate(family: DesignFamilyId): Promise<DesignEstimate> {
  'use cache'
  cacheLife('max')
  return { ...figuresOf(startDesign(family)), options: {} }
}
