import { EVIDENCE } from '@/features/tariffs/data/origin-processes'
import type { StatedFact } from '@/features/tariffs/rules/goods-facts'
import type { MakingRoute, MakingStep } from '@/features/tariffs/rules/origin'
import {
  CODE,
  codes,
  decimal,
  listOf,
  none,
  oneOf,
  optional,
  price,
  sizes,
  SKU,
  usd,
  whole,
  word,
  yesNo,
  type Part,
} from './list-parts'

/**
 * Lists of a product as text, one line for each entry with `|` between its parts: what people type, paste from a sheet
 * and store in a cell.
 */

export const OPTION_KINDS = [
  'plating',
  'engraving',
  'stone',
  'packaging',
  'logo',
  'lining',
] as const
export const PICTURE_ROLES = ['hero', 'angle', 'macro', 'scale', 'packing'] as const

export interface Break {
  fromQuantity: number
  /** US cents for a piece */
  unitPriceMinor: number
}
export interface Variant {
  sku: string
  finishCode: string
  finishName: string
  sizeCode: string
  sizeName: string
  unitPriceDeltaMinor: number
}
export interface Option {
  code: string
  /** one of OPTION_KINDS */
  kind: string
  name: string
  unitPriceMinor: number
  setupFeeMinor: number
  /** the option's own MOQ */
  minimumQuantity: number
  leadTimeDays: number
  /** the buyer must send a file for it */
  artwork: boolean
  /** thickness of a plating, method of an engraving */
  detail: string
  /** codes of options that it can't be combined with */
  excludes: string[]
}
export interface Picture {
  /** `/products/…` without width and extension, or `/api/pictures/<id>` */
  path: string
  /** one of PICTURE_ROLES */
  role: string
  /** the finish it shows; null for all */
  finishCode: string | null
  /** percent from the left and from the top */
  focalX: number
  focalY: number
  alt: string
}

export const priceBreaks = listOf<Break>({
  fromQuantity: whole('quantity'),
  unitPriceMinor: price('price_usd'),
})
export const dimensions = listOf<{ name: string; millimetres: string }>({
  name: word('name', /^[^|]{1,40}$/),
  millimetres: sizes('size_mm'),
})
export const variants = listOf<Variant>({
  sku: word('sku', SKU),
  finishCode: word('finish_code', CODE),
  finishName: word('finish'),
  sizeCode: word('size_code', /^[a-z0-9][a-z0-9.-]{0,39}$/i),
  sizeName: word('size'),
  unitPriceDeltaMinor: usd('price_change_usd'),
})
export const options = listOf<Option>({
  code: word('code', CODE),
  kind: oneOf('kind', OPTION_KINDS),
  name: word('name'),
  unitPriceMinor: price('price_usd'),
  setupFeeMinor: price('set_up_usd'),
  minimumQuantity: whole('minimum_quantity'),
  leadTimeDays: whole('days', 720),
  artwork: yesNo('artwork'),
  detail: optional('detail', /^.{1,120}$/),
  excludes: codes('excludes'),
})
export const finishMoqs = listOf<{ finishCode: string; moq: number }>({
  finishCode: word('finish_code', CODE),
  moq: whole('moq'),
})
export const variantBreaks = listOf<Break & { sku: string }>({
  sku: word('sku', SKU),
  fromQuantity: whole('quantity'),
  unitPriceMinor: price('price_usd'),
})
export const optionBreaks = listOf<Break & { code: string }>({
  code: word('option_code', CODE),
  fromQuantity: whole('quantity'),
  unitPriceMinor: price('price_usd'),
})
export const shortRun = listOf<{ leastQuantity: number; feeMinor: number }>({
  leastQuantity: whole('least_quantity'),
  feeMinor: price('fee_usd'),
})
export const stock = listOf<{ sku: string; pieces: number }>({
  sku: word('sku', SKU),
  pieces: whole('pieces'),
})
export const hsCodes = listOf<{ destination: string; code: string }>({
  destination: word('destination', /^[A-Z]{2}$/),
  code: word('code', /^[\d.]{6,14}$/),
})
export const materials = listOf<{ material: string; percent: string }>({
  material: word('material', /^.{1,60}$/),
  percent: decimal('percent_weight', 100),
})
export const pictures = listOf<Picture>({
  path: word(
    'path',
    /^(\/products\/[a-z0-9][a-z0-9/-]{0,200}|\/api\/pictures\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
  ),
  role: oneOf('role', PICTURE_ROLES),
  finishCode: none(word('finish_code', CODE)),
  focalX: whole('from_left', 100),
  focalY: whole('from_top', 100),
  alt: word('alt', /^.{1,200}$/),
})
const COUNTRY = '[A-Z]{2}'
const STEP = new RegExp(`^(${COUNTRY})(?: +([a-z_]{1,40}))?$`)
/** `CN casting + MX polishing`; a country alone means that it is made there. */
const steps: Part<MakingStep[]> = {
  name: 'steps',
  read: (text) => {
    const all = text.split('+').map((step) => STEP.exec(step.trim()))
    if (all.length > 20 || all.some((step) => step === null)) return undefined
    return all.map((step) => ({ country: step?.[1] ?? '', process: step?.[2] ?? 'made' }))
  },
  write: (all) =>
    all
      .map(({ country, process }) => (process === 'made' ? country : `${country} ${process}`))
      .join(' + '),
}
export const routes = listOf<MakingRoute>({
  steps,
  evidence: {
    name: 'evidence',
    choices: EVIDENCE,
    read: (text) => (text === '' ? text : EVIDENCE.find((each) => each === text.toLowerCase())),
    write: (value) => value,
    missing: '',
  },
  reference: optional('reference', /^.{1,80}$/),
  declaredBy: optional('declared_by', /^.{1,80}$/),
})
export const facts = listOf<StatedFact>({
  fact: word('fact', /^[a-z_]{1,40}$/),
  answer: word('answer', /^[A-Za-z0-9_.]{1,40}$/),
})
export const documents = listOf<{ code: string }>({
  code: word('document_code', /^[A-Z0-9][A-Z0-9./_-]{0,59}$/i),
})

/** The lists of a content by field: how each is read and written. */
export const LISTS = {
  dimensions,
  priceBreaks,
  variants,
  options,
  finishMoqs,
  variantBreaks,
  optionBreaks,
  shortRun,
  stock,
  hsCodes,
  materials,
  routes,
  facts,
  pictures,
  documents,
}
