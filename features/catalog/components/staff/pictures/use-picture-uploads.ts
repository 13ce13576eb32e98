import { useState } from 'react'
import { sendBody } from '@/components/desk/send-body'

export interface Upload {
  key: number
  name: string
  /** from 0 to 1; 1 while it is made ready */
  sent: number
  /** why it isn't taken */
  refused: string | null
}

let last = 0

/**
 * Pictures on their way, one after the other, each with its progress; those refused stay until they are dismissed.
 * @param added with the path of each that was taken
 */
export function usePictureUploads({
  added,
  failed,
}: {
  added: (path: string) => void
  failed: (name: string) => string
}): {
  uploads: Upload[]
  send: (files: Iterable<File>) => Promise<void>
  dismiss: (key: number) => void
} {
  const [uploads, setUploads] = useState<Upload[]>([])
  const change = (key: number, to: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...to } : each)))
  const dismiss = (key: number) => setUploads((all) => all.filter((each) => each.key !== key))
  async function send(files: Iterable<File>): Promise<void> {
    const waiting = [...files].map((file) => ({ file, key: ++last }))
    setUploads((all) => [
      ...all,
      ...waiting.map(({ file, key }) => ({ key, name: file.name, sent: 0, refused: null })),
    ])
    for (const { file, key } of waiting) {
      const { status, text } = await sendBody('/api/staff/pictures', file, {
        sent: (sent) => change(key, { sent }),
      })
      const answer = read(text)
      if (status === 201 && answer.path) {
        added(answer.path)
        dismiss(key)
      } else
        change(key, {
          refused: answer.detail ? `${file.name}: ${answer.detail}` : failed(file.name),
        })
    }
  }
  return { uploads, send, dismiss }
}

function read(text: string): { path?: string; detail?: string } {
  try {
    return JSON.parse(text) as { path?: string; detail?: string }
  } catch {
    return {}
  }
}
