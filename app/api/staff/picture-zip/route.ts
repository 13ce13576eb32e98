import { route } from '@/features/accounts/route'
import { readPictureZip, type ZipLine } from '@/features/catalog/commands/read-picture-zip'
import { MAX_ZIP_BYTES, ZipRefusedError } from '@/features/catalog/pictures/zip'
import type { Locale } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { operation } from '@/platform/api/operation'
import { ProblemError } from '@/platform/api/problem'
import { log } from '@/platform/log'
import { pageLocaleIn } from '@/platform/reader-locale'
import { pictureRefusal, zipRefusal } from '../pictures/refusals'

const readZip = operation({
  id: 'readPictureZip',
  method: 'POST',
  path: '/api/staff/picture-zip',
  audience: 'staff',
  file: true,
  rate: { limit: 'desk' },
  cache: 'no-store',
  ownPagesOnly: true,
})

/**
 * A ZIP of pictures as a raw body, for staff. Answers a line of JSON per file as it is done: first
 * `{ files }`, then the effect of each, finally `{ done: true }` or `{ refused }`. No product is
 * changed.
 */
export const POST = route(
  readZip,
  async ({ context, request }) => {
    const { body } = request
    if (Number(request.headers.get('content-length') ?? 0) > MAX_ZIP_BYTES)
      throw refusedZip(
        'tooLarge',
        new ZipRefusedError('too_large', { most: MAX_ZIP_BYTES / 1024 / 1024 }),
      )
    if (!body) throw refusedZip('invalidInput', new ZipRefusedError('not_a_zip'))
    const within = await context()
    const locale = pageLocaleIn(request.headers)
    const encoder = new TextEncoder()
    const lines = new ReadableStream<Uint8Array>({
      async start(controller) {
        // Throws when the browser has disconnected, and reading ends.
        const tell = (line: object): void =>
          controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
        try {
          await readPictureZip(within, body, (line) =>
            tell('state' in line ? lineView(line, locale) : line),
          )
          tell({ done: true })
        } catch (error) {
          if (request.signal.aborted) return
          if (!(error instanceof ZipRefusedError))
            log.error({ err: error }, 'ZIP of pictures not read')
          tell({
            refused: say(
              error instanceof ZipRefusedError ? zipRefusal(error) : { code: 'pictures.failed' },
              locale,
            ),
          })
        }
        controller.close()
      },
    })
    return new Response(lines, {
      headers: { 'content-type': 'application/x-ndjson', 'x-accel-buffering': 'no' },
    })
  },
  'catalog.edit',
)

const refusedZip = (kind: 'tooLarge' | 'invalidInput', error: ZipRefusedError): ProblemError =>
  new ProblemError(kind, zipRefusal(error), { reason: error.reason })

const lineView = (line: ZipLine, locale: Locale): object =>
  line.state === 'refused' ? { ...line, why: say(pictureRefusal(line.why), locale) } : line
