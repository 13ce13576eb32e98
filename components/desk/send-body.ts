import type { Refusal } from '@/components/form/attempt'

/** The answer to a body that was sent: an HTTP status, or 0 where there was no answer. */
export interface SentBody extends Refusal {
  text: string
}

/**
 * Sends a file as it is, reporting how much was sent and the answer so far: fetch reports no upload
 * progress.
 * @param on.sent from 0 to 1
 * @param on.answered the whole text of the answer so far
 */
export function sendBody(
  address: string,
  body: Blob,
  on: { sent?: (share: number) => void; answered?: (text: string) => void } = {},
): Promise<SentBody> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.upload.onprogress = ({ loaded, total }) => on.sent?.(total > 0 ? loaded / total : 0)
    request.onprogress = () => on.answered?.(request.responseText)
    request.onloadend = () =>
      resolve({
        status: request.status,
        text: request.responseText,
        headers: { get: (name) => request.getResponseHeader(name) },
      })
    request.send(body)
  })
}
