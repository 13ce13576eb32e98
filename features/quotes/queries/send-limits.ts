import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Viewer } from '@/features/accounts/rules/viewer'
import { db } from '@/platform/db/client'
import { sendStops, type SendLimits, type SendStop } from '../rules/send-stops'
import type { QuoteDocument } from '../schema'

/** The bounds in force, and who set them. */
export interface SetSendLimits extends SendLimits {
  id: string
  setBy: string
  reason: string
  setAt: Date
}

/** The newest row holds. @throws Error when there is none: nothing is sent without bounds */
export async function sendLimits(): Promise<SetSendLimits> {
  return db.sendLimit.findFirstOrThrow({ orderBy: [{ setAt: 'desc' }, { id: 'desc' }] })
}

/** What keeps a draft from being sent now. */
export async function getSendStops(viewer: Viewer, document: QuoteDocument): Promise<SendStop[]> {
  authorize(viewer, 'quote.send')
  return sendStops(document, await sendLimits(), new Date())
}
