import { describe, expect, it } from 'vitest'
import type { PricedLine } from '../../price-schema'
import type { BulkLine, CustomLine } from '@/features/basket/stores/request-list'
import { submitRequestSchema } from '../../schema'
import type { FormDraft } from './form-draft'
import { controlId, gaps, toPayload } from './payload'

const KEY = '7d3e0a52-3c0b-4f0e-9c7d-1c2f5d7d0a11'
const bulk: BulkLine = {
  id: 'b',
  kind: 'BULK',
  sku: 'RG-1',
  quantity: 100,
  optionCodes: ['engrave'],
  productName: 'Ring',
  finishName: 'Polished',
  sizeName: '17',
  imagePath: null,
  slug: 'ring',
}
const custom: CustomLine = {
  id: 'c',
  kind: 'CUSTOM',
  quantity: 50,
  specification: {
    type: 'ring',
    grade: '304',
    finish: 'brushed',
    size: '17 mm',
    engraving: '',
    targetPriceMinor: 250,
  },
  note: '',
  files: [{ id: KEY, claimToken: 'secret-secret-secret-1', fileName: 'a.pdf', sizeBytes: 1 }],
}
const form: FormDraft = {
  companyName: 'Aurora',
  contactName: 'Ana',
  contactEmail: ' Ana@Aurora.example ',
  contactPhone: '',
  destination: 'US',
  incoterm: 'DDP',
  currency: 'USD',
  wantedDate: '',
  notes: ' ',
  idempotencyKey: KEY,
}

describe('toPayload', () => {
  it('makes what the server accepts, and sends no price', () => {
    const payload = toPayload([bulk, custom], form, KEY)
    const parsed = submitRequestSchema.parse(payload)
    expect(parsed.contactEmail).toBe('ana@aurora.example')
    expect(parsed.files).toEqual([
      { id: KEY, claimToken: 'secret-secret-secret-1', linePosition: 2 },
    ])
    expect(JSON.stringify(payload)).not.toMatch(/unitPrice|lineTotal/)
    expect(payload).not.toHaveProperty('notes')
  })
  it('sends a target price of a catalog line, and says where one can’t be read', () => {
    const payload = toPayload([{ ...bulk, targetPriceMinor: 95, targetCurrency: 'USD' }], form, KEY)
    expect(submitRequestSchema.parse(payload).lines[0]).toMatchObject({ targetPriceMinor: 95 })
    const [problem] = gaps([{ ...bulk, priceTyped: '1,000' }], form, new Map())
    expect(problem).toMatchObject({ path: 'lines.0.targetPriceMinor', code: 'invalid' })
    expect(controlId(problem?.path ?? '', [bulk])).toBe('line-b-targetPriceMinor')
  })
  it('attaches artwork to its catalog line, and announces it for later only while there is none', () => {
    const [file] = custom.files
    if (!file) throw new Error('no file')
    const art = { ...file, id: '7d3e0a52-3c0b-4f0e-9c7d-1c2f5d7d0a12' }
    const payload = toPayload(
      [{ ...bulk, files: [art], artworkLater: true }, custom, { ...bulk, artworkLater: true }],
      form,
      KEY,
    )
    expect(payload.files).toEqual([
      { id: art.id, claimToken: art.claimToken, linePosition: 1 },
      { id: KEY, claimToken: file.claimToken, linePosition: 2 },
    ])
    expect(payload.lines.map((line) => line.kind === 'BULK' && line.artworkLater)).toEqual([
      undefined,
      false,
      true,
    ])
    expect(controlId('files.1', [{ ...bulk, files: [art] }, custom])).toBe('line-c-files')
    expect(submitRequestSchema.safeParse(payload).success).toBe(true)
  })
  it('drops nothing of a specification', () => {
    const specification = {
      type: 'band',
      grade: '316L' as const,
      finish: 'polished',
      size: '18 mm',
      engraving: 'A',
      packaging: 'pouch',
      description: 'as shaped',
      targetPriceMinor: 250,
      wantedDate: '2027-03-01',
      design: 'family=band',
    }
    expect(toPayload([{ ...custom, specification }], form, KEY).lines[0]).toMatchObject({
      specification,
    })
  })
})

describe('gaps', () => {
  const paths = (...args: Parameters<typeof gaps>) =>
    gaps(...args).map((p) => `${p.path} ${p.code}`)
  it('finds none in a full form', () => expect(paths([bulk, custom], form, new Map())).toEqual([]))
  it('names what is missing in the order of the page', () => {
    const empty = {
      ...form,
      destination: '',
      companyName: '',
      contactName: ' ',
      contactEmail: 'ana',
    }
    const bare = { ...custom, quantity: 0, specification: { ...custom.specification, finish: ' ' } }
    expect(paths([bare], empty, new Map())).toEqual([
      'lines.0.quantity quantity',
      'lines.0.specification.finish required',
      'destination destination',
      'companyName required',
      'contactName required',
      'contactEmail email',
    ])
    expect(paths([], form, new Map())).toEqual(['lines no_lines'])
  })
  it('counts the server’s problems of a line', () => {
    const priced = {
      problems: [{ field: 'quantity', code: 'below_moq', values: { moq: 200 }, nearest: [200] }],
    } as unknown as PricedLine
    expect(paths([bulk], form, new Map([['b', priced]]))).toEqual(['lines.0.quantity below_moq'])
  })
})

it('finds the control of a problem', () => {
  const lines = [bulk, custom]
  expect(
    [
      'contactEmail',
      'lines',
      'lines.0.quantity',
      'lines.0.optionCodes',
      'lines.1.specification.finish',
      'files.0',
      'lines.9.sku',
    ].map((path) => controlId(path, lines)),
  ).toEqual([
    'request-contactEmail',
    'request-lines',
    'line-b-quantity',
    'line-b-sku',
    'line-c-specification-finish',
    'line-c-files',
    'request-lines',
  ])
})
