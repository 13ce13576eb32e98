import type { ContentEntries, ContentField } from './content'

/** What the editor is answered when it saves; browser-safe. */
export type SaveAnswer =
  | { state: 'saved'; version: number }
  /** it wasn't there before */
  | { state: 'created'; id: string }
  | { state: 'refused'; fieldErrors: Partial<Record<ContentField | 'change', string[]>> }
  /** a colleague saved meanwhile; nothing was written */
  | { state: 'conflict'; by: string; at: string; version: number; theirs: ContentEntries }
  | { state: 'failed' }
  | { state: 'signed_out' }
  /** signed in, and the roles don't include it any more */
  | { state: 'not_yours' }

export type SaveEntries = (asked: {
  id: string
  version: number
  entries: ContentEntries
}) => Promise<SaveAnswer>
