import { getTranslations } from 'next-intl/server'
import { buttonVariants } from '@/components/ui/button'
import type { SignedPaperHashes } from '../../rules/acceptance'
import { Link } from '@/i18n/link'
import { formatQuoteNumber } from '@/platform/numbers'

/** The signed document to download, with the hashes that verify it. */
export async function SignedPaper({
  quoteSerial,
  paper,
}: {
  quoteSerial: number
  paper: SignedPaperHashes
}) {
  const t = await getTranslations('quotes.signing.paper')
  const number = formatQuoteNumber(quoteSerial)
  return (
    <section
      aria-labelledby="signed-paper"
      className="grid gap-3 rounded-md border bg-white p-4"
      data-print="hide"
    >
      <div className="grid gap-1">
        <h2 id="signed-paper" className="text-base">
          {t('title')}
        </h2>
        <p className="text-sm text-muted">{t('text')}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <a
          className={buttonVariants({ variant: 'outline' })}
          href={`/api/quotes/${number}/signed`}
          download
        >
          {t('download')}
        </a>
        <Link className="text-sm text-info underline" href={`/check?number=${number}`}>
          {t('check')}
        </Link>
      </div>
      <dl className="grid gap-2 text-xs">
        {paper.file ? (
          <div>
            <dt className="text-muted">{t('fileHash')}</dt>
            <dd className="font-mono break-all" data-testid="signed-file-hash">
              {paper.file}
            </dd>
          </div>
        ) : null}
        <div>
          <dt className="text-muted">{t('recordHash')}</dt>
          <dd className="font-mono break-all" data-testid="signed-record-hash">
            {paper.record}
          </dd>
        </div>
      </dl>
    </section>
  )
}
