import { BOXES } from './boxes'
import { JEWELRY } from './jewelry'
import { ORGANIZERS } from './organizers'
import type { ProductModel } from './product-model'

/** The model of each product of the demonstration catalog, by its address. */
export const PRODUCT_MODELS: Record<string, ProductModel> = {
  ...JEWELRY,
  ...BOXES,
  ...ORGANIZERS,
}
