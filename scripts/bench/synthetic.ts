import { catalogHref, readFilters, type CatalogFilters } from '@/features/catalog/rules/filters'

/** A made-up catalog of any size, the same in every run, and searches in it. */

const SHAPES = [
  'band',
  'signet',
  'hoop',
  'huggie',
  'cuban',
  'rope',
  'figaro',
  'disc',
  'bar',
  'heart',
  'cross',
  'twist',
  'domed',
  'bevelled',
  'oval',
  'open',
  'slim',
  'wide',
  'tiered',
  'rigid',
]
const TYPES = [
  'rings',
  'bracelets',
  'necklaces',
  'pendants',
  'earrings',
  'anklets',
  'piercing',
  'cufflinks',
  'boxes',
  'cases',
  'trays',
  'stands',
  'organizers',
  'rolls',
  'bangles',
  'studs',
]
const FINISHES = ['polished', 'brushed', 'pvd-gold', 'pvd-rose-gold', 'pvd-black', 'matte']
const GRADES = ['316L', '304', '201']
const LINES = ['jewelry', 'boxes', 'organizers']
/** A thousand collections, so that the catalog has rare words too. */
const collection = (i: number): string =>
  `${['ar', 'bel', 'cor', 'dun', 'el', 'far', 'gal', 'hel', 'is', 'jor'][i % 10]}${['a', 'e', 'i', 'o', 'u', 'ia', 'ea', 'io', 'ue', 'oa'][Math.floor(i / 10) % 10]}${['lith', 'mond', 'nox', 'pell', 'quen', 'ris', 'sant', 'tor', 'ven', 'wyn'][Math.floor(i / 100) % 10]}`

/** A pseudo-random number derived from another. */
const mixed = (i: number, salt: number): number => {
  let x = Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d)
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39)
  return (x ^ (x >>> 15)) >>> 0
}
const pick = <T>(values: readonly T[], i: number, salt: number): T =>
  values[mixed(i, salt) % values.length] as T

export interface SyntheticDesign {
  style: string
  name: string
  line: string
  type: string
  grade: string
  finishes: string[]
  moq: number
  leadTimeDays: number
  priceMinor: number
  sizeMm: number
}

export function syntheticDesign(i: number): SyntheticDesign {
  const [type, shape] = [pick(TYPES, i, 1), pick(SHAPES, i, 2)]
  const sizeMm = 1 + (mixed(i, 3) % 60)
  return {
    style: `SYN-${String(i).padStart(7, '0')}`,
    name: `${collection(mixed(i, 4) % 1_000)} ${shape} ${type.replace(/(es|s)$/, '')} ${sizeMm} mm`,
    line: pick(LINES, i, 5),
    type,
    grade: pick(GRADES, i, 6),
    finishes: FINISHES.filter((_, f) => mixed(i, 20 + f) % 3 === 0)
      .concat(pick(FINISHES, i, 7))
      .filter((each, at, all) => all.indexOf(each) === at),
    moq: pick([25, 50, 100, 300, 500], i, 8),
    leadTimeDays: 7 + (mixed(i, 9) % 40),
    priceMinor: 40 + (mixed(i, 10) % 3_000),
    sizeMm,
  }
}

/** The number of designs with so many SKUs, one per finish. */
export function designsOf(skus: number): number {
  let designs = 0
  for (let count = 0; count < skus; designs++) count += syntheticDesign(designs).finishes.length
  return designs
}

/** Searches with one or two words and three facets, never the same twice. */
export function sampler(seed: number): () => CatalogFilters {
  let i = seed * 7
  return () => {
    i++
    const word = mixed(i, 11) % 2 === 0 ? pick(SHAPES, i, 12) : collection(mixed(i, 13) % 1_000)
    const misspelt = mixed(i, 14) % 4 === 0 ? word.slice(0, 2) + word.slice(3) : word
    return {
      ...readFilters({}),
      q: misspelt,
      line: [pick(LINES, i, 15)],
      finish: [pick(FINISHES, i, 16)],
      grade: [pick(GRADES, i, 17), '304']
        .filter((each, at, all) => all.indexOf(each) === at)
        .toSorted(),
      sort: pick(['featured', 'price', 'leadTime', 'moq', 'name'] as const, i, 18),
      page: 1 + (mixed(i, 19) % 3),
    }
  }
}

export const catalogAddress = (filters: CatalogFilters): string =>
  catalogHref(filters, { page: filters.page })
