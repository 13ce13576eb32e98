import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Viewer } from '@/features/accounts/rules/viewer'
import { db } from '@/platform/db/client'
import { ageInHours, isLate } from '../rules/promise'
import type { RevisionState } from '@/platform/db/generated/enums'

export interface InboxRow {
  serial: number
  companyName: string
  contactName: string
  destination: string
  incoterm: string
  currency: string
  lineCount: number
  customLineCount: number
  fileCount: number
  /** list-price estimate, US cents */
  estimateMinor: number
  createdAt: Date
  ageHours: number
  /** unanswered for longer than we promise */
  late: boolean
  status: 'NEW' | 'IN_PROGRESS' | 'QUOTED' | 'DECLINED' | 'CLOSED'
  quote: { serial: number; state: RevisionState; revision: number } | null
}

/** The sales inbox: open requests first and oldest first within them, then the answered ones. At most 200. */
export async function listInbox(
  viewer: Viewer,
  view: 'open' | 'all',
  now = new Date(),
): Promise<InboxRow[]> {
  authorize(viewer, 'request.triage')
  const requests = await db.quoteRequest.findMany({
    where: view === 'open' ? { status: { in: ['NEW', 'IN_PROGRESS'] } } : {},
    orderBy: view === 'open' ? { createdAt: 'asc' } : { createdAt: 'desc' },
    take: 200,
    include: {
      lines: { select: { kind: true } },
      _count: { select: { attachments: true } },
      quote: {
        select: {
          serial: true,
          revisions: {
            orderBy: { number: 'desc' },
            take: 1,
            select: { number: true, state: true },
          },
        },
      },
    },
  })
  return requests.map((request) => {
    const revision = request.quote?.revisions[0]
    return {
      serial: request.serial,
      companyName: request.companyName,
      contactName: request.contactName,
      destination: request.destination,
      incoterm: request.incoterm,
      currency: request.currency,
      lineCount: request.lines.length,
      customLineCount: request.lines.filter((line) => line.kind === 'CUSTOM').length,
      fileCount: request._count.attachments,
      estimateMinor: Number(request.estimateMinor),
      createdAt: request.createdAt,
      ageHours: ageInHours(request.createdAt, now),
      late:
        (request.status === 'NEW' || request.status === 'IN_PROGRESS') &&
        isLate(request.createdAt, now),
      status: request.status,
      quote:
        request.quote && revision
          ? { serial: request.quote.serial, state: revision.state, revision: revision.number }
          : null,
    }
  })
}
