import type { SheetFormat } from '@/platform/sheets/sheet'
import { SHEET_TYPES } from '@/platform/sheets/write'

/** A sheet to be saved as a file, streamed as it is written. */
export function attachment({
  fileName,
  format,
  body,
}: {
  fileName: string
  format: SheetFormat
  body: ReadableStream<Uint8Array>
}): Response {
  const plainName = fileName.replaceAll(/[^\w.-]+/g, '-')
  return new Response(body, {
    headers: {
      'content-type': SHEET_TYPES[format],
      'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'no-store',
    },
  })
}
