import { useState } from 'react'
import { sendBody } from '@/components/desk/send-body'
import { failureOf, isOfEntries } from '@/components/form/attempt'
import { useFormTexts } from '@/components/form/texts'

export interface Upload {
  key: number
  file: File
  /** from 0 to 1; 1 while it is being processed */
  sent: number
  /** why it is refused */
  refused: string | null
  /** whether another attempt may work */
  passes: boolean
}

let last = 0

/**
 * Uploads pictures one after the other, each with its progress; refused ones stay until they are dismissed.
 * @param added called with the path of each accepted picture
 */
export function usePictureUploads({ added }: { added: (path: string) => void }): {
  uploads: Upload[]
  send: (files: Iterable<File>) => Promise<void>
  /** sends a refused one again */
  again: (upload: Upload) => Promise<void>
  dismiss: (key: number) => void
} {
  const texts = useFormTexts()
  const [uploads, setUploads] = useState<Upload[]>([])
  const change = (key: number, to: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...to } : each)))
  const dismiss = (key: number) => setUploads((all) => all.filter((each) => each.key !== key))
  async function send(files: Iterable<File>): Promise<void> {
    const waiting = [...files].map((file) => ({ file, key: ++last }))
    setUploads((all) => [
      ...all,
      ...waiting.map((each) => ({ ...each, sent: 0, refused: null, passes: false })),
    ])
    for (const each of waiting) await sendOne(each)
  }
  async function sendOne({ file, key }: Pick<Upload, 'file' | 'key'>): Promise<void> {
    change(key, { sent: 0, refused: null })
    const response = await sendBody('/api/staff/pictures', file, {
      sent: (sent) => change(key, { sent }),
    })
    const answer = read(response.text)
    if (response.status === 201 && answer.path) {
      added(answer.path)
      dismiss(key)
      return
    }
    const ofFile = isOfEntries(response.status) && answer.detail
    const why = ofFile ? answer.detail : texts.causes[failureOf(response).cause].title
    change(key, { refused: `${file.name}: ${why}`, passes: !ofFile })
  }
  return { uploads, send, again: sendOne, dismiss }
}

function read(text: string): { path?: string; detail?: string } {
  try {
    return JSON.parse(text) as { path?: string; detail?: string }
  } catch {
    return {}
  }
}
