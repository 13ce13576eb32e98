import { DESIGN_FAMILIES, type Design, type DesignFamilyId } from '@/features/designs/rules/family'
import { designConflicts } from '@/features/designs/rules/design-conflicts'
import { FAMILIES } from '@/features/designs/rules/families'
import { startDesign } from '@/features/designs/rules/start-design'
import { designTerms } from '@/features/designs/rules/price'
import { designSizeMm, weightGrams } from '@/features/designs/rules/weight'
import { buildModel } from '@/features/designs/models/registry'
import { percentile, type Figure } from './figure'

/** The cost of changing a dimension: the model that the stage shows, and the server's answer about it. */

const CHANGES = 30
/** Each change is shaped several times and the fastest counts: other use of the processor only adds time. */
const TIMES = 3
const BOUND_MS: Partial<Record<DesignFamilyId, number>> = { chain: 250, box: 400, drawer: 400 }

/** Designs of a family, each in another size. */
function designsOf(family: DesignFamilyId): Design[] {
  const start = startDesign(family)
  return Array.from({ length: CHANGES }, (_, i) => {
    const dimensions = Object.fromEntries(
      Object.entries(FAMILIES[family].dimensions).map(
        ([name, { least, most, step, start: usual }], k) => [
          name,
          Number(
            Math.min(most, Math.max(least, usual + (((i * (k + 3)) % 7) - 3) * step)).toFixed(2),
          ),
        ],
      ),
    )
    const design = { ...start, dimensions }
    return designConflicts(design).length === 0
      ? design
      : {
          ...start,
          dimensions: {
            ...start.dimensions,
            [Object.keys(dimensions)[0] ?? '']: Object.values(dimensions)[0] ?? 0,
          },
        }
  })
}

const timed = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

const figures = DESIGN_FAMILIES.map((family): Figure => {
  const designs = designsOf(family)
  for (const design of designs.slice(0, 3)) buildModel(FAMILIES[family].model(design))
  const stage = designs.map((design) =>
    Math.min(
      ...Array.from({ length: TIMES }, () =>
        timed(() => buildModel(FAMILIES[family].model(design))),
      ),
    ),
  )
  const server = designs.map((design) =>
    timed(() => {
      const weight = weightGrams(design)
      designSizeMm(design)
      designTerms(design, weight)
    }),
  )
  return {
    name: `Made to order, ${family}`,
    value: percentile(stage, 0.95),
    unit: 'ms to shape it anew, p95',
    bound: { atMost: BOUND_MS[family] ?? 100 },
    detail: `figures of a new size: p95 ${percentile(server, 0.95).toFixed(0)} ms`,
  }
})
console.log(JSON.stringify(figures))
