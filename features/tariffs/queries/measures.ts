import type { Measure, RuleSet } from '../engine/types'

/**
 * Rows of a measure's programme that concern its first code and origin, in order of time, including versions
 * corrected since.
 */
export function measureHistory(
  rules: RuleSet,
  { programme, codes: [code = ''], origins, exceptOrigins }: Measure,
): Measure[] {
  const origin = origins === '*' ? null : (origins[0] ?? null)
  const sameOrigin = (row: Measure) =>
    origin === null
      ? row.origins === '*' && String(row.exceptOrigins) === String(exceptOrigins)
      : row.origins === '*'
        ? !row.exceptOrigins?.includes(origin)
        : row.origins.includes(origin)
  return rules.measures
    .filter(
      (row) =>
        row.programme === programme &&
        sameOrigin(row) &&
        row.codes.some((each) => code.startsWith(each)) &&
        !row.exceptCodes?.some((each) => code.startsWith(each)),
    )
    .toSorted((a, b) =>
      a.from < b.from
        ? -1
        : a.from > b.from
          ? 1
          : (a.knownFrom ?? '') < (b.knownFrom ?? '')
            ? -1
            : 1,
    )
}
