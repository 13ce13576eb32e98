import { getFormatter, getTranslations } from 'next-intl/server'
import { validEvidence } from '../document-queries'
import { fileSize } from './file-size'

/** The documents that hold for a product, each with number, issuer, day, scope and its file. */
export async function ProductEvidence({ codes }: { codes: readonly string[] }) {
  const evidence = await validEvidence(codes)
  if (evidence.length === 0) return null
  const [t, format] = await Promise.all([getTranslations('evidence'), getFormatter()])
  const day = (iso: string) => format.dateTime(new Date(`${iso}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
  return (
    <section aria-labelledby="evidence" className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h2 id="evidence" className="text-base">{t('shop.title')}</h2>
      <div className="relative overflow-x-auto">
        <table className="ledger min-w-3xl">
          <thead><tr>{(['kind', 'number', 'issuer', 'issuedOn', 'expiresOn', 'scope', 'file'] as const).map((key) => <th key={key} scope="col">{t(`shop.${key}`)}</th>)}</tr></thead>
          <tbody>
            {evidence.map((each) => (
              <tr key={each.code}>
                <th scope="row">{t(`kinds.${each.kind}`)}{each.isDemo ? <span className="block text-xs font-normal text-caution">{t('shop.demo')}</span> : null}</th>
                <td className="font-mono text-xs">{each.number}</td>
                <td>{each.issuer}</td>
                <td className="whitespace-nowrap">{day(each.issuedOn)}</td>
                <td className="whitespace-nowrap">{each.expiresOn ? day(each.expiresOn) : t('noEnd')}</td>
                <td>{each.scope}</td>
                <td className="whitespace-nowrap"><a className="inline-flex min-h-11 items-center text-info underline" href={`/api/documents/${each.code}`} target="_blank" rel="noreferrer">{t('openFile', { kind: each.fileKind, size: fileSize(t, each.sizeBytes) })}</a></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
