import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind, may, ofCompany } from '@/features/accounts/rules/permissions'
import { paperDaysAhead } from '@/features/company/queries/told-ahead'
import { db } from '@/platform/db/client'
import type { CompanyPaper } from '@/platform/db/generated/client'
import { dayIn } from '@/platform/day'
import { NotFoundError } from '@/platform/errors'
import { paperStanding, type PaperStanding } from '../rules/paper'

/** A paper as a list shows it. */
export interface ListedPaper extends Pick<
  CompanyPaper,
  'id' | 'kind' | 'number' | 'fileName' | 'addedBy' | 'createdAt'
> {
  /** `YYYY-MM-DD`; null where it has no end */
  validUntil: string | null
  standing: PaperStanding
}

/**
 * A company's papers, those first that have ended or end soonest. For its own people and the house.
 * @throws ForbiddenError, NotFoundError for somebody else's company
 */
export async function companyPapers(
  actor: Actor,
  companyId: string,
  now: Date,
): Promise<ListedPaper[]> {
  if (actor.kind === 'staff') authorize(actor, 'company.read')
  else authorize(actor, 'own-company.read', ofCompany(companyId))
  const [aheadDays, company] = await Promise.all([
    paperDaysAhead(),
    db.company.findUnique({
      where: { id: companyId },
      select: {
        timeZone: true,
        papers: { orderBy: [{ validUntil: { sort: 'asc', nulls: 'last' } }, { createdAt: 'asc' }] },
      },
    }),
  ])
  if (!company) throw new NotFoundError('company')
  const today = dayIn(company.timeZone, now)
  return company.papers.map(({ id, kind, number, fileName, addedBy, createdAt, ...paper }) => {
    const validUntil = paper.validUntil?.toISOString().slice(0, 10) ?? null
    const standing = paperStanding(validUntil, today, aheadDays)
    return { id, kind, number, fileName, addedBy, createdAt, validUntil, standing }
  })
}

/** A paper's file. @throws ForbiddenError; NotFoundError also for somebody else's file */
export async function paperFile(
  actor: Actor,
  id: string,
): Promise<Pick<CompanyPaper, 'fileName' | 'contentType' | 'sizeBytes' | 'storageKey'>> {
  if (actor.kind === 'staff') authorize(actor, 'company.read')
  else authorizeKind(actor, 'own-company.read')
  const paper = await db.companyPaper.findUnique({ where: { id } })
  const isTheirs =
    paper !== null &&
    (actor.kind === 'staff' || may(actor, 'own-company.read', ofCompany(paper.companyId)))
  if (!isTheirs) throw new NotFoundError('paper')
  return paper
}
