import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { validEvidence } from '../../queries/documents'
import { fileSize } from '../file-size'
import { dayText } from '@/platform/dates'

/** The valid documents of a product, each with number, issuer, day, scope and its file. */
export async function ProductEvidence({ codes }: { codes: readonly string[] }) {
  const locale = await getLocale()
  const evidence = await validEvidence(codes)
  if (evidence.length === 0) return null
  const t = await getTranslations('evidence')
  const day = (iso: string) => dayText(iso, locale)
  return (
    <section aria-labelledby="evidence" className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h2 id="evidence" className="text-base">
        {t('shop.title')}
      </h2>
      <div className="relative md:overflow-x-auto">
        <table className="ledger max-md:block">
          <thead className="max-md:hidden">
            <tr>
              {(
                ['kind', 'number', 'issuer', 'issuedOn', 'expiresOn', 'scope', 'file'] as const
              ).map((key) => (
                <th key={key} scope="col">
                  {t(`shop.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-md:grid max-md:gap-3">
            {evidence.map((each) => (
              <tr
                key={each.code}
                className="max-md:grid max-md:gap-1 max-md:border-b max-md:pb-2 max-md:[&>td]:border-0 max-md:[&>td]:p-0 [&>th]:align-top [&>th]:text-sm [&>th]:text-ink max-md:[&>th]:border-0 max-md:[&>th]:p-0"
              >
                <th scope="row">
                  {t(`kinds.${each.kind}`)}
                  {each.isDemo ? (
                    <span className="block text-xs font-normal text-caution">{t('shop.demo')}</span>
                  ) : null}
                </th>
                <Fact label={t('shop.number')} className="font-mono text-xs leading-[1.3125rem]">
                  {each.number}
                </Fact>
                <Fact label={t('shop.issuer')}>{each.issuer}</Fact>
                <Fact label={t('shop.issuedOn')} className="whitespace-nowrap">
                  {day(each.issuedOn)}
                </Fact>
                <Fact label={t('shop.expiresOn')} className="whitespace-nowrap">
                  {each.expiresOn ? day(each.expiresOn) : t('noEnd')}
                </Fact>
                <Fact label={t('shop.scope')}>{each.scope}</Fact>
                <td className="whitespace-nowrap md:[&>a]:min-h-0">
                  <a
                    className="inline-flex min-h-11 items-center text-info underline"
                    href={`/api/documents/${each.code}`}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {t('openFile', {
                      kind: each.fileKind,
                      size: fileSize(t, each.sizeBytes, locale),
                    })}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** A cell of the table; on a phone, where each document is a block, a line with its label. */
function Fact({
  label,
  className,
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) {
  return (
    <td className="max-md:grid max-md:grid-cols-[6rem_minmax(0,1fr)] max-md:gap-3">
      <span className="text-xs leading-[1.3125rem] text-muted md:hidden">{label}</span>
      <span className={className}>{children}</span>
    </td>
  )
}
