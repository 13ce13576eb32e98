import { IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { refuse, type Refusal } from './answers'

/** A limited body that takes longer than this isn't a slow connection but somebody holding memory. */
const PATIENCE_MS = 30_000
/** What comes after a refusal is read and dropped, so that the sender gets to read the answer. */
const LINGER_MS = 3000
/** Bodies being read at the same time take at most this much together. */
const BEING_READ_BYTES = 64 * 1024 * 1024

let beingRead = 0

const announcedBytes = ({ headers }: IncomingMessage): number | undefined =>
  headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : undefined

function refuseBody(request: IncomingMessage, response: ServerResponse, reason: Refusal): void {
  refuse(request, response, reason, { connection: 'close' }, async () => {
    // If it were closed at once, the sender would get a broken connection while still sending, and no answer.
    request.on('data', () => undefined).resume()
    await Promise.race([
      new Promise((resolve) => request.once('close', resolve).once('end', resolve)),
      sleep(LINGER_MS, undefined, { ref: false }),
    ])
  })
}

/**
 * Reads a body up to its limit.
 * @returns its bytes, or why there are none
 */
async function read(
  request: IncomingMessage,
  limitBytes: number,
): Promise<Buffer | 'tooLarge' | 'slowBody' | 'gone'> {
  const chunks: Buffer[] = []
  let size = 0
  const patience = new AbortController()
  const late = sleep(PATIENCE_MS, 'slowBody' as const, { signal: patience.signal, ref: false })
  const whole = new Promise<'tooLarge' | 'whole' | 'gone'>((resolve) => {
    request
      .on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > limitBytes) return resolve('tooLarge')
        chunks.push(chunk)
      })
      .once('end', () => resolve('whole'))
      .once('close', () => resolve('gone'))
  })
  const outcome = await Promise.race([whole, late])
  patience.abort()
  late.catch(() => undefined)
  request.removeAllListeners('data')
  return outcome === 'whole' ? Buffer.concat(chunks) : outcome
}

/** The same request with its body already read. */
function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { headers, rawHeaders, method, url, httpVersion, httpVersionMajor, httpVersionMinor } =
    request
  const again = new IncomingMessage(request.socket)
  Object.assign(again, {
    rawHeaders,
    method,
    url,
    httpVersion,
    httpVersionMajor,
    httpVersionMinor,
    complete: true,
  })
  Object.assign(again.headers, headers, { 'content-length': String(body.length) })
  delete again.headers['transfer-encoding']
  again.push(body)
  again.push(null)
  return again
}

/**
 * Enforces the limit of a request's body, by its announced length at once and by counting, and reads it before any
 * other work: a slow sender blocks no work.
 * @param limitBytes null where the route streams and counts it itself
 * @returns the request to pass on; null when it was refused and answered
 */
export async function boundBody(
  request: IncomingMessage,
  response: ServerResponse,
  limitBytes: number | null,
): Promise<IncomingMessage | null> {
  const announced = announcedBytes(request)
  if (limitBytes === null || announced === 0) return request
  const reserved = announced ?? limitBytes
  const tooMany = beingRead + reserved > BEING_READ_BYTES
  if (reserved > limitBytes || tooMany) {
    refuseBody(request, response, reserved > limitBytes ? 'tooLarge' : 'busy')
    return null
  }
  beingRead += reserved
  try {
    const body = await read(request, limitBytes)
    if (Buffer.isBuffer(body)) return withBody(request, body)
    if (body !== 'gone') refuseBody(request, response, body)
    return null
  } finally {
    beingRead -= reserved
  }
}
