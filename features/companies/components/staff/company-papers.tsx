import { getTranslations } from 'next-intl/server'
import type { ListedPaper } from '../../queries/papers'
import { PaperList } from '../paper-list'
import { CompanySection } from './company-section'

/** Papers that the company's own people have uploaded. */
export async function CompanyPapers({ papers }: { papers: readonly ListedPaper[] }) {
  const t = await getTranslations('companies.papers')
  return (
    <CompanySection id="papers" title={t('title')} count={papers.length}>
      {papers.length === 0 ? <p className="text-sm text-muted">{t('none')}</p> : null}
      <PaperList papers={papers} />
    </CompanySection>
  )
}
