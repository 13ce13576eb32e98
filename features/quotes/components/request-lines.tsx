import Image from 'next/image'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { formatMoney } from '@/platform/money'
import type { RequestAttachment, RequestView } from '../request-queries'

/** What was asked for, line by line, with its files: the same for the buyer and the desk. */
export async function RequestLines({ request }: { request: Pick<RequestView, 'lines' | 'currency'> }) {
  const t = await getTranslations('staff.request')
  return (
    <section aria-labelledby="lines" className="grid gap-3">
      <h2 id="lines" className="text-base">{t('lines')}</h2>
      <ol className="grid gap-3">
        {request.lines.map((line) => (
          <li key={line.position} className="grid gap-2 rounded-md border bg-white p-4 text-sm">
            <div className="flex flex-wrap items-start gap-4">
              {line.article?.imagePath ? <Image src={line.article.imagePath} alt="" width={64} height={64} className="size-16 rounded-md bg-ground object-cover" /> : null}
              <div className="min-w-0 flex-1">
                {line.article ? (
                  <>
                    <p className="font-medium">{line.article.productName}</p>
                    <p className="font-mono text-xs text-muted">{line.article.sku}</p>
                    <p className="text-xs text-muted">{[line.article.finishName, line.article.sizeName, ...line.article.optionNames, line.origin].filter(Boolean).join(' · ')}</p>
                  </>
                ) : line.specification ? (
                  <>
                    <p className="font-medium">{line.specification.type} <Badge variant="info">{t('custom')}</Badge></p>
                    <p className="text-xs text-muted">{[line.specification.grade, line.specification.finish, line.specification.size, line.specification.engraving, line.specification.packaging].filter(Boolean).join(' · ')}</p>
                    {line.specification.description ? <p className="mt-1 max-w-prose whitespace-pre-line">{line.specification.description}</p> : null}
                    {line.specification.targetPriceMinor ? <p>{t('target', { price: formatMoney(line.specification.targetPriceMinor, request.currency) })}</p> : null}
                  </>
                ) : null}
                {line.note ? <p className="mt-1 whitespace-pre-line">{line.note}</p> : null}
              </div>
              <p className="font-semibold tabular-nums">{line.quantity.toLocaleString('en')} ×</p>
            </div>
            <Files files={line.attachments} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Files({ files }: { files: readonly RequestAttachment[] }) {
  if (files.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-x-4">
      {files.map((file) => (
        <li key={file.id}><a className="text-info underline" href={`/api/files/${file.id}`}>{file.fileName}</a> <span className="text-xs text-muted">{Math.ceil(file.sizeBytes / 1024)} kB</span></li>
      ))}
    </ul>
  )
}
