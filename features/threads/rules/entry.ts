import { z } from 'zod'
import { wordsSchema } from '@/platform/fields'

/** The limits of an entry, and how it is shown. Pure; browser-safe. */

export const MAX_BODY = 10_000
export const MAX_ENTRY_FILES = 10
/** Of a whole thread, by both sides. */
export const MAX_THREAD_FILES = 300

export const AUDIENCES = ['SHARED', 'INTERNAL'] as const

export const postSchema = z.object({
  /** serial of the request that the thread began with */
  serial: z.int().min(1),
  /** made by the page once per form: the same key adds one entry */
  key: z.uuid(),
  audience: z.enum(AUDIENCES),
  body: wordsSchema(MAX_BODY),
  lineId: z.uuid().optional(),
  /** position on the newest paper: long papers ask for it instead of the id */
  lineNumber: z.int().min(1).optional(),
  designCode: z.string().trim().toUpperCase().max(12).optional(),
  files: z
    .array(z.object({ id: z.uuid(), claimToken: z.string().min(20).max(100) }))
    .max(MAX_ENTRY_FILES),
})

/** For a paper of more lines a number is asked: a list of them would be most of the page. */
export const MAX_LISTED_LINES = 40

/** A line that an entry can be about. */
export interface ThreadLine {
  id: string
  title: string
  /** on the newest paper; null for one that it no longer has */
  position: number | null
}

export interface EntryView {
  id: string
  serial: number
  kind: 'MESSAGE' | 'QUESTION' | 'FILE' | 'EVENT' | 'VIEW'
  audience: (typeof AUDIENCES)[number]
  side: 'BUYER' | 'STAFF' | 'SITE'
  author: string
  /** whether the reader wrote it */
  own: boolean
  /** what was said, or the event in words */
  text: string
  line: { id: string; title: string } | null
  designCode: string | null
  files: { id: string; fileName: string; sizeBytes: number }[]
  /** names of a letter's files that were refused */
  leftOut: string[]
  byMail: boolean
  at: string
  /** the time in words, by the factory's clock, which the page names once */
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
  /** how far this reader has read */
  readSerial: number
  /** who of the other side has read how far, and when */
  readBy: ReadMark[]
  mayWrite: boolean
  mayNote: boolean
}

/** What is new in a thread, as an open page asks for it. */
export type ThreadNews = Pick<ThreadView, 'entries' | 'lastSerial' | 'readBy'>
