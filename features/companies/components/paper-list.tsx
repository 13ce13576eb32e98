import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { dayText } from '@/platform/dates'
import type { ListedPaper } from '../queries/papers'

/** A company's papers, each with its file and its last day. */
export async function PaperList({
  papers,
  deed,
}: {
  papers: readonly ListedPaper[]
  /** what can be done with one */
  deed?: (paper: ListedPaper) => ReactNode
}) {
  const [t, locale] = await Promise.all([getTranslations('ownCompany.papers'), getLocale()])
  return (
    <ul className="grid gap-2">
      {papers.map((paper) => (
        <li
          key={paper.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b pb-2 text-sm"
        >
          <span className="grid min-w-0">
            <span className="font-medium">
              {t(`kinds.${paper.kind}`)}
              {paper.number ? <span className="font-mono"> {paper.number}</span> : null}
            </span>
            <a
              className="inline-flex min-h-6 items-center break-all text-info underline"
              href={`/api/company-papers/${paper.id}`}
            >
              {paper.fileName}
            </a>
          </span>
          {paper.standing === 'holds' ? (
            <span className="text-muted">
              {paper.validUntil
                ? t('until', { day: dayText(paper.validUntil, locale) })
                : t('endless')}
            </span>
          ) : (
            <Badge variant={paper.standing === 'ended' ? 'fault' : 'caution'}>
              {t(paper.standing, { day: dayText(paper.validUntil ?? '', locale) })}
            </Badge>
          )}
          {deed?.(paper)}
        </li>
      ))}
    </ul>
  )
}

/** One sentence for each paper that has ended or ends soon; nothing where all are valid. */
export async function EndingPapers({ papers }: { papers: readonly ListedPaper[] }) {
  const [t, locale] = await Promise.all([getTranslations('ownCompany.papers'), getLocale()])
  return papers.flatMap((paper) =>
    paper.standing === 'holds'
      ? []
      : [
          <p key={paper.id}>
            {t(`named.${paper.standing}`, {
              kind: t(`kinds.${paper.kind}`),
              number: paper.number,
              day: dayText(paper.validUntil ?? '', locale),
            })}
          </p>,
        ],
  )
}
