import type { PlanTemplate } from '../settings/plan'

/**
 * The template that a quote begins with: the one for samples where it has only samples; the one with the highest amount
 * below its total; or else the one for every quote. Pure.
 * @returns null where no template is meant for it
 */
export function templateFor(
  templates: readonly PlanTemplate[],
  { samplesOnly, totalUsdMinor }: { samplesOnly: boolean; totalUsdMinor: number },
): PlanTemplate | null {
  const of = (use: PlanTemplate['use']) => templates.filter((each) => each.use === use)
  const dear = of('above')
    .filter(({ aboveUsd }) => aboveUsd !== null && totalUsdMinor > aboveUsd * 100)
    .toSorted((a, b) => (b.aboveUsd ?? 0) - (a.aboveUsd ?? 0))
  return (samplesOnly ? of('samples')[0] : undefined) ?? dear[0] ?? of('every')[0] ?? null
}
