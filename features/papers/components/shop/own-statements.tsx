import { getTranslations } from 'next-intl/server'
import type { IssuedPaper } from '../../queries/papers'
import { PaperList } from '../paper-list'

/** Statements of a buyer's account; renders nothing where none was issued. */
export async function OwnStatements({ statements }: { statements: readonly IssuedPaper[] }) {
  const t = await getTranslations('tradePapers')
  if (statements.length === 0) return null
  return (
    <section aria-labelledby="own-statements" className="grid gap-2">
      <h2 id="own-statements" className="text-base">
        {t('ownStatements')}
      </h2>
      <ul>
        <PaperList papers={statements} />
      </ul>
    </section>
  )
}
