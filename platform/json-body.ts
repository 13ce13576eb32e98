import { readBoundedBody } from './bounded-body'

/**
 * Reads a JSON body of bounded size.
 * @returns undefined when it is too large, not UTF-8 or not JSON
 */
export async function readJsonBody(request: Request, limitBytes: number): Promise<unknown> {
  const body = await readBoundedBody(request, limitBytes)
  try {
    return body && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
