import { OPERATIONS } from '@/app/api/v1/operations'
import { route } from '@/features/accounts/route'
import { describeApi } from '@/platform/api/describe'
import { openApiDocument } from '@/platform/api/openapi'
import { readHouse } from '@/platform/house/facts'
import { env } from '@/platform/env'

/** OpenAPI 3.1 of all operations. */
export const GET = route(describeApi, async () =>
  openApiDocument(OPERATIONS, env().APP_URL, await readHouse()),
)
