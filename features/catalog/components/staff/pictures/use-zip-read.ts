import { useState } from 'react'
import { sendBody } from '@/components/desk/send-body'
import { failureOf, isOfEntries } from '@/components/form/attempt'
import { nextTrouble, type Trouble } from '@/components/form/trouble-alert'
import type { PictureRole } from '../../../pictures/names'

export interface MatchedFile {
  state: 'matched'
  name: string
  productId: string
  productName: string
  version: number
  styleNumber: string
  role: PictureRole
  finishCode: string | null
  path: string
}
export interface UnmatchedFile {
  state: 'unmatched'
  name: string
  style: string
  nearest: string | null
  word: string | null
}
export interface RefusedFile {
  state: 'refused'
  name: string
  why: string
}
type Line =
  | { files: number }
  | MatchedFile
  | UnmatchedFile
  | RefusedFile
  | { done: true }
  | { refused: string }

export interface ZipRun {
  /** share sent, from 0 to 1 */
  sent: number
  files: number | null
  lines: readonly (MatchedFile | UnmatchedFile | RefusedFile)[]
  state: 'idle' | 'busy' | 'done'
  /** why nothing of it is accepted */
  failure: string | null
  /** why there was no proper answer */
  trouble: Trouble | null
}
const IDLE: ZipRun = {
  sent: 0,
  files: null,
  lines: [],
  state: 'idle',
  failure: null,
  trouble: null,
}

/** Sends a ZIP of pictures and receives the report, file by file, while it is being read. */
export function useZipRead(): {
  run: ZipRun
  read: (file: File) => Promise<void>
  forget: () => void
} {
  const [run, setRun] = useState<ZipRun>(IDLE)
  async function read(file: File): Promise<void> {
    setRun((before) => ({ ...IDLE, trouble: before.trouble, state: 'busy' }))
    const take = (text: string) => {
      const reportLines = linesOf(text)
      const files = reportLines.find((line) => 'files' in line)
      setRun((before) => ({
        ...before,
        sent: 1,
        files: files && 'files' in files ? files.files : null,
        lines: reportLines.filter((line) => 'state' in line),
      }))
      return reportLines.at(-1)
    }
    const response = await sendBody('/api/staff/picture-zip', file, {
      sent: (sent) => setRun((before) => ({ ...before, sent })),
      answered: take,
    })
    const last = response.status === 200 ? take(response.text) : undefined
    if (last && 'done' in last)
      return setRun((before) => ({ ...before, state: 'done', trouble: null }))
    const refused =
      last && 'refused' in last
        ? last.refused
        : isOfEntries(response.status)
          ? detailOf(response.text)
          : undefined
    setRun((before) => ({
      ...IDLE,
      failure: refused ?? null,
      // An answer that ended in the middle is a lost connection.
      trouble:
        refused === undefined
          ? nextTrouble(
              before.trouble,
              response.status === 200 ? { cause: 'unreachable' } : failureOf(response),
            )
          : null,
    }))
  }
  return { run, read, forget: () => setRun(IDLE) }
}

/** The complete lines received so far. */
const linesOf = (text: string): Line[] =>
  text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)

function detailOf(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { detail?: string }).detail
  } catch {
    return undefined
  }
}
