import type { RevisionState } from '@/platform/db/generated/enums'

/** Whether a revision waits for its buyer, or for the house, which they asked for changes. Pure. */
export function answerable(
  { id, state, validUntil }: { id: string; state: RevisionState; validUntil: Date },
  openCounters: readonly { revisionId: string }[],
  now: Date,
): { signable: boolean; answered: boolean } {
  const isOpen = state === 'SENT' && now < validUntil
  const answered = isOpen && openCounters.some(({ revisionId }) => revisionId === id)
  return { signable: isOpen && !answered, answered }
}
