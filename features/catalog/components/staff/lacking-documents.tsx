import { getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { requireStaff } from '@/features/accounts/guards'
import { Link } from '@/i18n/link'
import { lackingDocuments } from '../../queries/documents'

/** A notice to staff: documents that a product refers to and buyers don't see. */
export async function LackingDocuments({ codes }: { codes: readonly string[] }) {
  const missing = await lackingDocuments(await requireStaff('/staff/catalog'), codes)
  if (missing.length === 0) return null
  const t = await getTranslations('evidence.lacking')
  return (
    <Alert variant="caution" className="grid gap-1">
      <p className="font-medium">{t('title')}</p>
      <ul className="list-disc ps-5">
        {missing.map(({ code, why }) => (
          <li key={code}>{t(why, { code })}</li>
        ))}
      </ul>
      <p>
        <Link className="text-info underline" href="/staff/catalog/documents">
          {t('go')}
        </Link>
      </p>
    </Alert>
  )
}
