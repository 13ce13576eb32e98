import type { ProductContent } from '@/features/catalog/content'
import { importProducts } from '@/features/catalog/commands/import-products'
import { productsCsv } from '@/features/catalog/import/products-csv'
import { db } from '@/platform/db/client'
import type { Figure } from './figure'

const ROWS = 5_000
const staff = { kind: 'staff', userId: 'bench', name: 'Bench', email: 'bench@fsc.example' } as const

/** A made-up design with five breaks, four SKUs and two options. */
function design(round: number, i: number): ProductContent {
  const style = `BENCH-${round}-${i}`
  return {
    name: `Bench ring ${i}`, slug: `bench-${round}-${i}`, styleNumber: style, line: 'jewelry', type: 'rings', summary: 'A ring of the benchmark', description: 'Seamless turned band. '.repeat(8).trim(), grade: '316L', material: '316L stainless steel',
    dimensions: [{ name: 'Band width', millimetres: '6.0' }, { name: 'Thickness', millimetres: '2.0' }], unitWeightGrams: '5.2', moq: 100, orderMultiple: 20, leadTimeDays: 24, sampleLeadTimeDays: 7, cartonPieces: 1000, cartonLengthMm: 400, cartonWidthMm: 300, cartonHeightMm: 280, cartonGrossGrams: 12_100,
    hsCodeUs: '7117.19.9000', origins: ['CN'], priceBreaks: [100, 300, 500, 1_000, 3_000].map((fromQuantity, step) => ({ fromQuantity, unitPriceMinor: 120 + (i % 50) - 8 * step })),
    variants: ['polished', 'brushed', 'pvd-gold', 'pvd-black'].map((finishCode, f) => ({ sku: `${style}-${f}`, finishCode, finishName: finishCode, sizeCode: '7', sizeName: 'US 7', unitPriceDeltaMinor: 3 * f })),
    options: ['engraving', 'gift-box'].map((code) => ({ code, kind: 'packaging', name: code, unitPriceMinor: 12, setupFeeMinor: 2_500, minimumQuantity: 100, leadTimeDays: 3, artwork: false, detail: '', excludes: [] })),
    finishMoqs: [], variantBreaks: [], optionBreaks: [], shortRun: null, sampleFeeMinor: 2_500, stock: [], stockLeadTimeDays: 0, hsCodes: [], materials: [{ material: 'stainless steel', percent: '100' }], pictures: [], documents: [],
  }
}

let best = 0
for (let round = 0; round < 3; round++) {
  const file = productsCsv(Array.from({ length: ROWS }, (_, i) => design(round, i)))
  const start = performance.now()
  const { added } = await importProducts(staff, file)
  if (added !== ROWS) throw new Error(`${added} of ${ROWS} products were taken`)
  best = Math.max(best, (ROWS / (performance.now() - start)) * 1000)
}
const figures: Figure[] = [{ name: 'Taking a sheet of products', value: Math.round(best), unit: 'rows a second', bound: { atLeast: 3_000 }, detail: `${ROWS} new products of 5 breaks, 4 SKUs and 2 options, read, checked and written in one transaction` }]
console.log(JSON.stringify(figures))
await db.$disconnect()
