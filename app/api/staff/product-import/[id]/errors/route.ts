import { currentActor } from '@/features/accounts/queries/current-actor'
import { wrongRowsFile } from '@/features/product-imports/jobs/error-file'
import { problem, problemResponse } from '@/platform/errors'
import { attachment } from '../../../sheet-answer'

/** The wrong rows of an import as a file to mend. */
export async function GET(
  _: Request,
  { params }: RouteContext<'/api/staff/product-import/[id]/errors'>,
): Promise<Response> {
  try {
    return attachment(await wrongRowsFile(await currentActor(), (await params).id))
  } catch (error) {
    return problemResponse(error) ?? problem(500, 'Failed', 'That did not work on our side.')
  }
}
