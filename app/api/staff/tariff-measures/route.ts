import { currentActor } from '@/features/accounts/queries/current-actor'
import { exportMeasures } from '@/features/tariffs/commands/import-rules'
import { problemResponse } from '@/platform/errors'

/** The measures held now as CSV, for staff. */
export async function GET(): Promise<Response> {
  try {
    return new Response(await exportMeasures(await currentActor()), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="us-measures.csv"',
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    const answer = problemResponse(error)
    if (answer) return answer
    throw error
  }
}
