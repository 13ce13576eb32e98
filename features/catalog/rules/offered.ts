/** An article as a list of the shop shows it. */
export interface Offered {
  /** as requested: an SKU or a style number */
  code: string
  sku: string
  styleNumber: string
  slug: string
  productName: string
  finishName: string
  sizeName: string
  imagePath: string | null
  moq: number
  orderMultiple: number
}
