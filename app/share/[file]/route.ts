import { sharePicture } from '@/features/catalog/pictures/share-picture'
import { problem } from '@/platform/api/problem'

/** The picture of a product for pages where it is shared, at `/share/<slug>.jpg`. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/share/[file]'>,
): Promise<Response> {
  const slug = /^([a-z0-9-]{1,120})\.jpg$/.exec((await params).file)?.[1]
  const picture = slug && (await sharePicture(slug))
  if (!picture) return problem('nothingHere')
  return new Response(Buffer.from(picture, 'base64'), {
    headers: {
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=86400, stale-while-revalidate=604800',
    },
  })
}
