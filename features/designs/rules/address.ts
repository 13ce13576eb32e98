import { DESIGN_FAMILIES, type Design } from './family'
import { designConflicts } from './design-conflicts'
import { FAMILIES } from './families'
import { startDesign } from './start-design'

/**
 * A design as the query of an address: short enough to share, to store with a request, and to draw from. Pure;
 * browser-safe.
 */

/** Longest engraving that is read. */
export const MAX_ENGRAVING = 40
/** Longest query of a design. */
export const MAX_QUERY = 600

/** The query that describes a design, in a fixed order. */
export function designQuery({ family, finish, dimensions, choices, engraving }: Design): string {
  const query = new URLSearchParams({ family, finish })
  for (const name of Object.keys(FAMILIES[family].dimensions))
    query.set(name, String(dimensions[name] ?? ''))
  for (const name of Object.keys(FAMILIES[family].choices)) query.set(name, choices[name] ?? '')
  if (engraving) query.set('engraving', engraving)
  return query.toString()
}

/**
 * Reads a design; missing values are the family's first ones, unreadable ones stay as a conflict to be named. Null
 * without a known family.
 */
export function readDesign(query: URLSearchParams): Design | null {
  const family = DESIGN_FAMILIES.find((each) => each === query.get('family'))
  if (!family) return null
  const start = startDesign(family)
  const numbers = Object.entries(start.dimensions).map(([name, value]) => {
    const parameter = query.get(name)
    return [
      name,
      parameter === null
        ? value
        : /^\d{1,4}(\.\d{1,2})?$/.test(parameter)
          ? Number(parameter)
          : Number.NaN,
    ] as const
  })
  return {
    family,
    finish: query.get('finish') ?? start.finish,
    engraving: (query.get('engraving') ?? '').trim().slice(0, MAX_ENGRAVING),
    dimensions: Object.fromEntries(numbers),
    choices: Object.fromEntries(
      Object.entries(start.choices).map(([name, value]) => [name, query.get(name) ?? value]),
    ),
  }
}

/** A design that can be made; null for anything else. */
export function makeableDesign(query: string): Design | null {
  const design = readDesign(new URLSearchParams(query))
  return design && designConflicts(design).length === 0 ? design : null
}

/** Address of the page on which a design is shaped. @param query of {@link designQuery} */
export const designHref = (query: string): string => {
  const rest = new URLSearchParams(query)
  const family = rest.get('family') ?? ''
  rest.delete('family')
  return `/design/${family}?${rest.toString()}`
}

const PICTURE = '/api/v1/designs/picture.png?code='
/** Address of the picture of a kept design. */
export const designPicture = (code: string): string => `${PICTURE}${code}`
/** Address of its drawing with dimensions. */
export const designDrawing = (code: string): string => `/api/v1/designs/drawing.svg?code=${code}`
/** The code of the kept design that a picture shows; null for any other picture. */
export const codeOfPicture = (path: string): string | null =>
  path.startsWith(PICTURE) ? path.slice(PICTURE.length) : null
