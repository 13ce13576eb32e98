import { getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { may, ofCompany } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { Link } from '@/i18n/link'
import { companyPapers } from '../../queries/papers'
import { EndingPapers } from '../paper-list'

/** A company's papers that have ended or end soon, for who keeps them; nothing where all are valid. */
export async function OwnEndingPapers({ actor }: { actor: Extract<Actor, { kind: 'member' }> }) {
  const { companyId } = actor
  if (companyId === null || !may(actor, 'company-facts.edit', ofCompany(companyId))) return null
  const papers = await companyPapers(actor, companyId, new Date())
  if (papers.every(({ standing }) => standing === 'holds')) return null
  const t = await getTranslations('ownCompany.papers')
  return (
    <Alert variant="caution">
      <EndingPapers papers={papers} />
      <p>
        <Link href="/account/company#papers" className="inline-flex min-h-6 items-center underline">
          {t('toPapers')}
        </Link>
      </p>
    </Alert>
  )
}
