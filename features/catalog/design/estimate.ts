import 'server-only'
import { cacheLife } from 'next/cache'
import { designConflicts, FAMILIES, startDesign, type Conflict, type Design, type DesignFamilyId } from './families'
import { planningBreaks, type DesignBreak } from './price'
import { sizeMm, solidsOf, weightGrams } from './solid'

/** What a design comes to; its figures are null while it can't be made. */
export interface DesignEstimate {
  conflicts: Conflict[]
  figures: { weightGrams: number; sizeMm: [number, number, number]; breaks: DesignBreak[]; moq: number; leadTimeDays: number } | null
}

/** Works a design out from its solids. */
export function estimateDesign(design: Design): DesignEstimate {
  const conflicts = designConflicts(design)
  if (conflicts.length > 0) return { conflicts, figures: null }
  const solids = solidsOf(design)
  const weight = weightGrams(solids)
  const { moq, leadTimeDays } = FAMILIES[design.family]
  return { conflicts, figures: { weightGrams: weight, sizeMm: sizeMm(solids), breaks: planningBreaks(design, weight), moq, leadTimeDays } }
}

/** What a family's first design comes to; worked out once. three.js names its objects by chance, which no static page may. */
export async function startEstimate(family: DesignFamilyId): Promise<DesignEstimate> {
  'use cache'
  cacheLife('max')
  return estimateDesign(startDesign(family))
}
