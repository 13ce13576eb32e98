import type { UploadedFile } from '../../stores/request-list'

export const MAX_FILE_BYTES = 20 * 1024 * 1024
export const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.webp,.stl,.step,.stp'

/** Why a file was not accepted; the names are keys of the texts. */
export type UploadFault =
  | 'tooLarge'
  | 'empty'
  | 'wrongType'
  | 'offline'
  | 'unreachable'
  | 'timeout'
  | 'failed'
  | 'tooFast'
  | 'cancelled'

/** Faults that another attempt may cure. */
const PASSING: readonly UploadFault[] = ['offline', 'unreachable', 'timeout', 'failed', 'tooFast']
export const passes = (fault: UploadFault): boolean => PASSING.includes(fault)

/** The fault that can be found before a byte is sent; the server checks the content in any case. */
export function faultOf(file: File): UploadFault | null {
  if (file.size === 0) return 'empty'
  if (file.size > MAX_FILE_BYTES) return 'tooLarge'
  return /\.(pdf|png|jpe?g|webp|stl|step|stp)$/i.test(file.name) ? null : 'wrongType'
}

export interface Upload {
  /** @throws never: a fault is a result */
  done: Promise<{ file: UploadedFile } | { fault: UploadFault }>
  cancel: () => void
}

/**
 * Uploads one file as a raw body. Uses XMLHttpRequest, because fetch reports no upload progress.
 * @param onProgress 0 to 1
 */
export function uploadFile(file: File, onProgress: (share: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<{ file: UploadedFile } | { fault: UploadFault }>((resolve) => {
    request.upload.onprogress = (event) =>
      onProgress(event.lengthComputable ? event.loaded / event.total : 0)
    request.onload = () => resolve(readAnswer(request.status, request.responseText))
    request.onerror = () => resolve({ fault: navigator.onLine ? 'unreachable' : 'offline' })
    request.ontimeout = () => resolve({ fault: 'timeout' })
    request.onabort = () => resolve({ fault: 'cancelled' })
    request.open('POST', `/api/uploads?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.timeout = 10 * 60_000
    request.send(file)
  })
  return { done, cancel: () => request.abort() }
}

function readAnswer(status: number, body: string): { file: UploadedFile } | { fault: UploadFault } {
  if (status === 413) return { fault: 'tooLarge' }
  if (status === 415) return { fault: 'wrongType' }
  if (status === 422) return { fault: 'empty' }
  if (status === 429) return { fault: 'tooFast' }
  if (status === 502 || status === 503 || status === 504) return { fault: 'unreachable' }
  if (status < 200 || status > 299) return { fault: 'failed' }
  const { id, claimToken, fileName, sizeBytes } = JSON.parse(body) as UploadedFile
  return { file: { id, claimToken, fileName, sizeBytes } }
}
