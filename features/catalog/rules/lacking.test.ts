import { expect, it } from 'vitest'
import { contentSchema } from './content'
import { lackingOf } from './lacking'

const ring = contentSchema.parse({
  name: 'Band ring',
  slug: 'band-ring',
  styleNumber: 'T-1',
  line: 'jewelry',
  type: 'rings',
  summary: 'A seamless turned band of steel.',
  description: 'Turned from one piece of tube, domed outside and rounded inside.',
  grade: '316L',
  material: 'stainless steel',
  dimensions: '',
  unitWeightGrams: '5.2',
  moq: '100',
  orderMultiple: '20',
  leadTimeDays: '21',
  sampleLeadTimeDays: '7',
  cartonPieces: '500',
  cartonLengthMm: '300',
  cartonWidthMm: '200',
  cartonHeightMm: '100',
  cartonGrossGrams: '4000',
  hsCodeUs: '7117.19.9000',
  routes: 'CN',
  facts: '',
  priceBreaks: '100 | 1.20',
  variants: 'T-1-A | polished | Polished | 6 | US 6 | 0',
  options: '',
  finishMoqs: '',
  variantBreaks: '',
  optionBreaks: '',
  shortRun: '',
  sampleFeeMinor: '',
  stock: '',
  stockLeadTimeDays: '',
  hsCodes: '',
  materials: 'stainless steel | 100',
  pictures: '/products/band-ring/polished | hero | polished | 50 | 50 | Band ring',
  documents: 'NI-1',
})
const day = '2026-11-26'

it('a product lacks what is missing or has expired, and nothing else', () => {
  expect(lackingOf(ring, null, day)).toEqual([])
  expect(lackingOf(ring, [{ code: 'NI-1', validUntil: day }], day)).toEqual([])
  expect(lackingOf(ring, [{ code: 'NI-1', validUntil: null }], day)).toEqual([])
  expect(lackingOf(ring, [{ code: 'NI-1', validUntil: '2026-11-25' }], day)).toEqual(['documents'])
  expect(lackingOf(ring, [], day)).toEqual(['documents'])
  expect(
    lackingOf(
      { ...ring, documents: [], materials: [], unitWeightGrams: '0', summary: 's' },
      null,
      day,
    ),
  ).toEqual(['weight', 'text', 'materials', 'documents'])
  expect(lackingOf({ ...ring, pictures: [], hsCodeUs: '0000.00.0000' }, null, day)).toEqual([
    'picture',
    'hsCode',
  ])
  expect(
    lackingOf(
      {
        ...ring,
        pictures: ring.pictures.map((picture) => ({ ...picture, role: 'macro', alt: '-' })),
      },
      null,
      day,
    ),
  ).toEqual(['picture', 'altText'])
})
