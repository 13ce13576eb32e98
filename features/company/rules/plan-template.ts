import type { PlanTemplate } from '../settings/plan'

/**
 * The template that a quote begins with: of samples alone theirs; of a dear one that with the highest amount below it;
 * else that of every quote. Pure.
 * @returns null where no template says that it is for it
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
