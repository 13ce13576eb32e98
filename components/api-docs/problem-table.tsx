import { getLocale, getTranslations } from 'next-intl/server'
import {
  PROBLEM_STATUS,
  problemAnchor,
  problemType,
  problemWords,
  type ProblemKind,
} from '@/platform/api/problem-kinds'

/** Every kind of fault, at the address named by its type. */
export async function ProblemTable() {
  const [t, locale] = await Promise.all([getTranslations('api.page'), getLocale()])
  const kinds = Object.keys(PROBLEM_STATUS) as ProblemKind[]
  const first = new Map(kinds.toReversed().map((kind) => [PROBLEM_STATUS[kind], kind]))
  return (
    <section id="problems" aria-labelledby="problems-title" className="grid scroll-mt-4 gap-3">
      <h2 id="problems-title" className="text-lg">
        {t('problems')}
      </h2>
      <p className="max-w-prose">{t('problemsText')}</p>
      <dl className="grid text-sm">
        {kinds.map((kind) => {
          const status = PROBLEM_STATUS[kind]
          const { title, detail } = problemWords(kind, locale)
          return (
            <div
              key={kind}
              id={problemAnchor(kind)}
              className="grid scroll-mt-4 gap-x-4 border-b border-hairline py-2 sm:grid-cols-[15rem_1fr]"
            >
              <dt className="font-medium">
                <span
                  {...(first.get(status) === kind ? { id: `status-${status}` } : {})}
                  className="me-2 font-mono"
                >
                  {status}
                </span>
                {title}
              </dt>
              <dd className="min-w-0">
                {detail}
                <span className="block font-mono text-xs wrap-anywhere text-muted">
                  {problemType(kind)}
                </span>
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
