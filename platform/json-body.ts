/**
 * Reads a JSON body of bounded size: a route handler has no limit of its own.
 * @returns undefined when it is too large, not UTF-8 or not JSON
 */
export async function readJsonBody(request: Request, limitBytes: number): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limitBytes) return undefined
    chunks.push(chunk)
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)))
  } catch {
    return undefined
  }
}
