import 'server-only'

/** Where the European Central Bank publishes its rates of the day. */
const ADDRESS = 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml'
const PATIENCE_MS = 8_000

/** The bank's file could not be loaded; `why` is for the log. */
export class EcbUnavailableError extends Error {
  override name = 'EcbUnavailableError'
}

/**
 * Fetches the file of the day: within eight seconds, without following redirects, and no more than
 * a file of rates can contain.
 * @param mostBytes of the answer
 * @throws EcbUnavailableError
 */
export async function fetchEcb(mostBytes: number, address = ADDRESS): Promise<string> {
  try {
    const answer = await fetch(address, {
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { accept: 'application/xml, text/xml' },
    })
    if (!answer.ok || !answer.body) throw new Error(`status ${answer.status}`)
    const parts: Uint8Array[] = []
    let bytes = 0
    for await (const part of answer.body) {
      bytes += part.byteLength
      if (bytes > mostBytes) throw new Error(`more than ${mostBytes} bytes`)
      parts.push(part)
    }
    return new TextDecoder().decode(Buffer.concat(parts))
  } catch (error) {
    throw new EcbUnavailableError('the rates of the ECB could not be fetched', { cause: error })
  }
}
