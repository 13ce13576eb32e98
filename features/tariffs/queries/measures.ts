import type { Measure, RuleSet } from '../engine/types'

/** Measures as now known that hold on a day, by code, heading, programme or origin; a code also finds what stands above it. */
export function findMeasures(
  rules: RuleSet,
  { text, origin, day }: { text: string; origin: string; day: string },
): Measure[] {
  const wanted = text.trim().toLowerCase()
  const code = wanted.replaceAll('.', '')
  // Chapter 99 holds the headings duties are declared under, not goods.
  const isCode = /^(?!99)\d{4,10}$/.test(code)
  const matches = (m: Measure) =>
    wanted === '' ||
    m.heading.toLowerCase().startsWith(wanted) ||
    `${m.programme} ${m.title} ${m.legalBasis} ${m.id}`.toLowerCase().includes(wanted) ||
    (isCode &&
      m.codes.some((each) => each.startsWith(code) || code.startsWith(each)) &&
      !m.exceptCodes?.some((each) => code.startsWith(each)))
  return rules.measures.filter(
    (m) =>
      m.knownTo === undefined &&
      m.from <= day &&
      (m.to === null || day < m.to) &&
      (origin === '' || m.origins === '*' || m.origins.includes(origin)) &&
      !m.exceptOrigins?.includes(origin) &&
      matches(m),
  )
}

/** Rows of a measure's programme that bear on its first code and origin, in order of time; readings since bettered among them. */
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
