import { openApiDocument } from '@/features/tariffs/api/openapi'
import { env } from '@/platform/env'

/** OpenAPI 3.1 of the public interface. */
export function GET(): Response {
  return Response.json(openApiDocument(env().APP_URL), { headers: { 'cache-control': 'public, max-age=3600' } })
}
