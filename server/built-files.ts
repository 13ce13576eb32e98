import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import send from 'send'
import { takesEncoding } from '@/platform/answers/encodings'
import { refuse } from './answers'
import { KEEP } from './cache-control'
import { ENCODINGS, TEXT_TYPES, type Encoding } from './compressed'
import { BUILT } from './routes'

/**
 * Answers the build's scripts, styles and fonts as they lie there, compressed when they were built. Next would look for
 * each after its routes, and have it compressed anew for every visitor.
 * @param distDir folder of the build
 * @returns a function that answers one that is there; `pathname` is decoded
 */
export function builtFiles(
  distDir: string,
): (request: IncomingMessage, response: ServerResponse, pathname: string) => void {
  const root = path.join(distDir, 'static')
  const encodings = new Map<string, Encoding[]>()
  const encodingsOf = (file: string): Encoding[] => {
    const cached = encodings.get(file)
    if (cached) return cached
    const available = ENCODINGS.filter(({ ending }) => existsSync(path.join(root, file + ending)))
    encodings.set(file, available)
    return available
  }
  return (request, response, pathname) => {
    const file = pathname.slice(BUILT.length)
    // Without a type, compressed files would be sent as an archive.
    const type = TEXT_TYPES[path.extname(file)]
    const choices = type ? encodingsOf(file) : []
    const encoding = choices.find(({ name }) =>
      takesEncoding(request.headers['accept-encoding'], name),
    )
    if (type) response.setHeader('content-type', type)
    if (encoding) response.setHeader('content-encoding', encoding.name)
    if (choices.length > 0) response.setHeader('vary', 'accept-encoding')
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('cache-control', KEEP.forGood)
    send(request, file + (encoding?.ending ?? ''), { root, cacheControl: false })
      .on('error', ({ status }: { status?: number }) => {
        for (const name of ['content-encoding', 'vary']) response.removeHeader(name)
        refuse(request, response, status === 404 ? 'nothingHere' : 'failed', {
          'cache-control': KEEP.never,
        })
      })
      .pipe(response)
  }
}
