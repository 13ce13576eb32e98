import { releasedPicture } from '@/features/catalog/pictures/released'

/** A product's picture for a browser that doesn't know AVIF. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/products/[product]/[file]'>,
): Promise<Response> {
  const { product, file } = await params
  return releasedPicture(request, `/products/${product}/${file}`)
}
