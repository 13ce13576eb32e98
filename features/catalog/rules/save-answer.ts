import type { ContentEntries, ContentField } from './content'

/** The editor's answer to a save; browser-safe. */
export type SaveAnswer =
  | { state: 'saved'; version: number }
  /** it didn't exist before */
  | { state: 'created'; id: string }
  | { state: 'refused'; fieldErrors: Partial<Record<ContentField | 'change', string[]>> }
  /** a colleague saved meanwhile; nothing was written */
  | { state: 'conflict'; by: string; at: string; version: number; theirs: ContentEntries }
  | { state: 'failed' }
  | { state: 'signed_out' }
  /** signed in, but the roles no longer include it */
  | { state: 'not_yours' }

export type SaveEntries = (asked: {
  id: string
  version: number
  entries: ContentEntries
}) => Promise<SaveAnswer>
