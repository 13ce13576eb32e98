/** An article as a list of the shop names it. */
export interface Offered {
  /** as it was asked for: an SKU or a style number */
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
