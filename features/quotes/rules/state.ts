import type { RevisionState } from '@/platform/db/generated/enums'

/** The acceptability of one revision; the life of its quote is in life.ts. Pure. */

export type Acceptability =
  | { ok: true }
  | {
      ok: false
      reason: 'draft' | 'expired' | 'superseded' | 'declined' | 'withdrawn' | 'accepted' | 'altered'
    }

/**
 * Whether a revision can be accepted now.
 * @param readHash hash of the document the signer read; must be this revision's
 */
export function acceptability(
  revision: { state: RevisionState; validUntil: Date; documentHash: string | null },
  readHash: string,
  now: Date,
): Acceptability {
  switch (revision.state) {
    case 'DRAFT':
      return { ok: false, reason: 'draft' }
    case 'SUPERSEDED':
      return { ok: false, reason: 'superseded' }
    case 'DECLINED':
      return { ok: false, reason: 'declined' }
    case 'WITHDRAWN':
      return { ok: false, reason: 'withdrawn' }
    case 'ACCEPTED':
      return { ok: false, reason: 'accepted' }
    case 'SENT':
      if (revision.documentHash !== readHash) return { ok: false, reason: 'altered' }
      return now.getTime() < revision.validUntil.getTime()
        ? { ok: true }
        : { ok: false, reason: 'expired' }
  }
}

/** The number of a revision in an address; undefined for anything else. */
export const revisionIn = (revision: string | string[] | undefined): number | undefined =>
  typeof revision === 'string' && /^[1-9]\d{0,4}$/.test(revision) ? Number(revision) : undefined

/** Whole days left until an instant, rounded up; 0 when it has passed. */
export function daysLeft(until: Date, now: Date): number {
  return Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 86_400_000))
}
