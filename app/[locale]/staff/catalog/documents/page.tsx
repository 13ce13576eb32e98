import { PageHead } from '@/components/desk/page-head'
import { tabTitle } from '@/app/tab-title'
import { Empty } from '@/components/ui/empty'
import { MessagesProvider } from '@/i18n/messages-provider'
import { getMessages, getTranslations } from 'next-intl/server'
import { FormPerson } from '@/components/form/person'
import { requireStaff } from '@/features/accounts/guards'
import { DocumentForm } from '@/features/catalog/components/staff/document-form'
import { DocumentTable } from '@/features/catalog/components/staff/document-table'
import { listDocuments } from '@/features/catalog/queries/documents'
import { Link } from '@/i18n/link'
import { withdrawDocumentAction } from '@/features/catalog/actions/withdraw-document'

export const generateMetadata = tabTitle('/staff/catalog/documents')

/** The evidence that products refer to: what is valid, what expires, and its holder. */
export default async function DocumentsPage({
  searchParams,
}: PageProps<'/[locale]/staff/catalog/documents'>) {
  const actor = await requireStaff('/staff/catalog/documents')
  const [{ replace }, t, { evidence, staff }, documents] = await Promise.all([
    searchParams,
    getTranslations('evidence'),
    getMessages(),
    listDocuments(actor),
  ])
  const document = documents.find(({ code }) => code === replace)
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
        <PageHead
          back={{ href: '/staff/catalog', text: (await getTranslations('staff.catalog'))('title') }}
          title={t('title')}
          lead={t('lead')}
        />
        <MessagesProvider messages={{ evidence, staff: { form: staff.form } }}>
          {document ? (
            <section aria-labelledby="replace" className="grid gap-3">
              <h2 id="replace" className="text-lg">
                {t('replace', { code: document.code })}
              </h2>
              <p className="max-w-prose text-sm text-muted">
                {t('replaceLead', { code: document.code })}{' '}
                <Link className="text-info underline" href="/staff/catalog/documents">
                  {t('giveUp')}
                </Link>
              </p>
              <DocumentForm
                key={`${document.code}-${document.version}`}
                held={{ ...document, expiresOn: document.expiresOn ?? '' }}
              />
            </section>
          ) : null}
          {documents.length === 0 ? (
            <Empty>{t('empty')}</Empty>
          ) : (
            <DocumentTable documents={documents} withdraw={withdrawDocumentAction} />
          )}
          {document ? null : (
            <section aria-labelledby="add" className="grid gap-3">
              <h2 id="add" className="text-lg">
                {t('add')}
              </h2>
              <DocumentForm held={null} />
            </section>
          )}
        </MessagesProvider>
      </main>
    </FormPerson>
  )
}
