/**
 * Reads a body of limited size unchanged: a route handler has no limit of its own, and a signature covers the exact
 * bytes.
 * @returns undefined when it is larger; the rest is then not read
 */
export async function readBoundedBody(
  request: Request,
  limitBytes: number,
): Promise<Buffer | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return undefined
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limitBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
