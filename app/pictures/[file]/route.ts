import { releasedPicture } from '@/features/catalog/pictures/released'

/** A picture of the home page for a browser that doesn't know AVIF. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/pictures/[file]'>,
): Promise<Response> {
  return releasedPicture(request, `/pictures/${(await params).file}`)
}
