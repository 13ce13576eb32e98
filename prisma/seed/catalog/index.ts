import { BOXES } from './boxes'
import { JEWELRY } from './jewelry'
import { optionsFor } from './options'
import { rulesFor } from './rules'
import { routesOf, statedFacts } from './goods'
import { ORGANIZERS } from './organizers'
import type { DemoFinish, DemoProduct, Line, Row } from './types'

const FINISHES: Record<string, [name: string, share: number]> = {
  polished: ['Polished', 0],
  brushed: ['Brushed', 0],
  'pvd-gold': ['PVD gold', 0.16],
  'pvd-rose-gold': ['PVD rose gold', 0.18],
  'pvd-black': ['PVD black', 0.14],
  ivory: ['Ivory', 0],
  charcoal: ['Charcoal', 0],
  burgundy: ['Burgundy', 0],
  walnut: ['Walnut', 0],
  oak: ['Oak', 0],
}
const ALL_STEEL = 'polished brushed pvd-gold pvd-rose-gold pvd-black'
const RING_SIZES = ['6', '7', '8', '9', '10']
const PREFIX: Record<Line, string> = { jewelry: 'J', boxes: 'B', organizers: 'D' }

/** All products of the demonstration catalog, in shop order. */
export const demoProducts: readonly DemoProduct[] = [
  ...build('jewelry', JEWELRY),
  ...build('boxes', BOXES),
  ...build('organizers', ORGANIZERS),
]

function build(line: Line, types: Record<string, Row[]>): DemoProduct[] {
  let serial = 100
  return Object.entries(types).flatMap(([type, rows]) =>
    rows.map((row) => product(line, type, row, ++serial)),
  )
}

function product(line: Line, type: string, row: Row, serial: number): DemoProduct {
  const steel = line !== 'boxes' || type === 'steel-boxes'
  const moq = row.moq ?? 100
  const orderMultiple = moq >= 300 ? 50 : moq >= 100 ? 20 : 10
  const lowestMoq = Math.ceil(moq / orderMultiple) * orderMultiple
  const grade = line === 'jewelry' ? '316L' : steel ? '304' : null
  const material = row.material ?? `${grade} stainless steel`
  const design = {
    slug: row.name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, ''),
    styleNumber: `FSC-${PREFIX[line]}${serial}`,
    name: row.name,
    line,
    type,
    summary: `${row.what}.`,
    description: `${line === 'jewelry' ? 'Size, finish, engraving and packing can be changed to order; the same tooling serves all finishes.' : line === 'boxes' ? 'Outside colour, lining and a foil or pressed logo can be changed to order; inserts are cut to the piece.' : 'Finish, dimensions and a cut or engraved logo can be changed to order; it is packed assembled.'}`,
    grade,
    material,
    dimensions: row.size.split(', ').map((part) => {
      const at = part.lastIndexOf(' ')
      return { name: part.slice(0, at), millimetres: part.slice(at + 1) }
    }),
    unitWeightGrams: String(row.grams),
    finishes: (row.finishes ?? ALL_STEEL).split(' ').map((code) => finish(code, row.cents)),
    sizes:
      row.sizes === 'ring'
        ? RING_SIZES.map((size) => ({ code: size, name: `US ${size}` }))
        : [{ code: 'OS', name: 'One size' }],
    priceBreaks: breaks(row.cents, lowestMoq, orderMultiple),
    moq: lowestMoq,
    orderMultiple,
    leadTimeDays:
      line === 'jewelry'
        ? 18 + (serial % 3) * 3
        : line === 'boxes'
          ? 22 + (serial % 3) * 4
          : 25 + (serial % 4) * 5,
    sampleLeadTimeDays: line === 'jewelry' ? 7 : 10,
    carton: carton(row.grams, line),
    hsCodeUs: row.hs ?? (line === 'jewelry' ? '7117.19.9000' : '7323.93.0080'),
    routes: routesOf(type, row),
    facts: statedFacts(line, type, row),
    options: optionsFor(line, steel),
  } satisfies Omit<DemoProduct, 'rules'>
  return { ...design, rules: rulesFor(design, serial) }
}

function finish(code: string, cents: number): DemoFinish {
  const [name, share] = FINISHES[code] ?? [code, 0]
  return { code, name, unitPriceDeltaMinor: Math.round(cents * share) }
}

/** Five breaks; each lowers the price per piece, and is a multiple of the order multiple. */
function breaks(cents: number, moq: number, multiple: number): DemoProduct['priceBreaks'] {
  return (
    [
      [1, 1],
      [3, 0.9],
      [5, 0.84],
      [10, 0.78],
      [30, 0.71],
    ] as const
  ).map(([times, factor]) => ({
    fromQuantity: Math.ceil((moq * times) / multiple) * multiple,
    unitPriceMinor: Math.round(cents * factor),
  }))
}

/** As many pieces as weigh about 12 kg, with packing. */
function carton(grams: number, line: Line): DemoProduct['carton'] {
  const packing = line === 'jewelry' ? 6 : Math.round(grams * 0.12)
  const pieces = Math.max(
    4,
    Math.min(
      1000,
      Math.floor(12_000 / (grams + packing) / 10) * 10 || Math.floor(12_000 / (grams + packing)),
    ),
  )
  const tall = line === 'jewelry' ? 280 : 420
  return {
    pieces,
    lengthMm: line === 'jewelry' ? 400 : 560,
    widthMm: line === 'jewelry' ? 300 : 400,
    heightMm: tall,
    grossWeightGrams: Math.round(pieces * (grams + packing) + 900),
  }
}
