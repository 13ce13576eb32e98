import { z } from 'zod'
import { wordsSchema } from '@/platform/fields'

/** What may be said in a thread, and how it is shown. Pure; browser-safe. */

export const MAX_BODY = 10_000
export const MAX_ENTRY_FILES = 10
/** Of a whole thread, by both sides. */
export const MAX_THREAD_FILES = 300

export const AUDIENCES = ['SHARED', 'INTERNAL'] as const

export const postSchema = z.object({
  /** of the request that the thread began with */
  serial: z.int().min(1),
  /** made by the page once a form: the same is said once */
  key: z.uuid(),
  audience: z.enum(AUDIENCES),
  body: wordsSchema(MAX_BODY),
  lineId: z.uuid().optional(),
  /** of the newest paper: what long papers ask for in place of the id */
  lineNumber: z.int().min(1).optional(),
  designCode: z.string().trim().toUpperCase().max(12).optional(),
  files: z
    .array(z.object({ id: z.uuid(), claimToken: z.string().min(20).max(100) }))
    .max(MAX_ENTRY_FILES),
})

/** A paper of more lines asks for the number of one: a list of them would be most of the page. */
export const MAX_LISTED_LINES = 40

/** A line that something can be said about. */
export interface ThreadLine {
  id: string
  title: string
  /** on the newest paper; null for one that has left it */
  position: number | null
}

export interface EntryView {
  id: string
  serial: number
  kind: 'MESSAGE' | 'QUESTION' | 'FILE' | 'EVENT' | 'VIEW'
  audience: (typeof AUDIENCES)[number]
  side: 'BUYER' | 'STAFF' | 'SITE'
  author: string
  /** by who reads it now */
  own: boolean
  /** what was said, or what happened in words */
  text: string
  line: { id: string; title: string } | null
  designCode: string | null
  files: { id: string; fileName: string; sizeBytes: number }[]
  /** files of a letter that weren't taken, by name */
  leftOut: string[]
  byMail: boolean
  at: string
  /** the same in words, by the factory's clock: the page names that once */
  when: string
}

/** How far the other side has read. */
export interface ReadMark {
  name: string
  serial: number
  when: string
}

export interface ThreadView {
  /** serial of the request */
  serial: number
  /** oldest first */
  entries: EntryView[]
  /** entries before these that are not shown */
  earlier: number
  /** of the last entry that this reader may read */
  lastSerial: number
  /** how far this reader had read */
  readSerial: number
  /** by whom of the other side, and when */
  readBy: ReadMark[]
  mayWrite: boolean
  mayNote: boolean
}

/** What is new in a thread, as a page that is open asks for it. */
export type ThreadNews = Pick<ThreadView, 'entries' | 'lastSerial' | 'readBy'>
