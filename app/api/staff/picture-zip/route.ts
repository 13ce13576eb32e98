import { currentActor } from '@/features/accounts/queries/current-actor'
import { readPictureZip, type ZipLine } from '@/features/catalog/commands/read-picture-zip'
import { MAX_ZIP_BYTES, ZipRefusedError } from '@/features/catalog/pictures/zip'
import { problem } from '@/platform/errors'
import { log } from '@/platform/log'
import { isSameOrigin } from '@/platform/same-origin'
import { failedText, refusalText, zipRefusalText } from '../pictures/told'
import { refuseUnless } from '../refuse-unless'

/**
 * A ZIP of pictures as a raw body, for staff. Answers a line of JSON for each file as it is done:
 * first `{ files }`, then what each would become, at last `{ done: true }` or `{ refused }`. No product is changed.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request))
    return problem(403, 'Forbidden', 'This upload does not come from our own pages.')
  const actor = await currentActor()
  const refused = refuseUnless(actor, 'catalog.edit')
  if (refused) return refused
  const { body } = request
  if (Number(request.headers.get('content-length') ?? 0) > MAX_ZIP_BYTES)
    return problem(
      413,
      'too_large',
      zipRefusalText(new ZipRefusedError('too_large', { most: MAX_ZIP_BYTES / 1024 / 1024 })),
    )
  if (!body) return problem(422, 'not_a_zip', zipRefusalText(new ZipRefusedError('not_a_zip')))
  const encoder = new TextEncoder()
  const lines = new ReadableStream<Uint8Array>({
    async start(controller) {
      // Where the browser has gone this throws, and reading ends.
      const tell = (line: object): void =>
        controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      try {
        await readPictureZip(actor, body, (told) => tell('state' in told ? shown(told) : told))
        tell({ done: true })
      } catch (error) {
        if (request.signal.aborted) return
        if (!(error instanceof ZipRefusedError))
          log.error({ err: error }, 'ZIP of pictures not read')
        tell({ refused: error instanceof ZipRefusedError ? zipRefusalText(error) : failedText() })
      }
      controller.close()
    },
  })
  return new Response(lines, {
    headers: {
      'content-type': 'application/x-ndjson',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  })
}

const shown = (line: ZipLine): object =>
  line.state === 'refused' ? { ...line, why: refusalText(line.why) } : line
