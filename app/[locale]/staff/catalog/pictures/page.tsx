import { PageHead } from '@/components/desk/page-head'
import { tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { MessagesProvider } from '@/i18n/messages-provider'
import { getMessages, getTranslations } from 'next-intl/server'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { PictureZipForm } from '@/features/catalog/components/staff/pictures/picture-zip-form'
import { placePicturesAction } from '@/features/catalog/actions/pictures'

export const generateMetadata = tabTitle('/staff/catalog/pictures')

/** Pictures of many products at once, from a ZIP whose file names say where they go. */
export default async function PicturesPage() {
  const actor = await requireStaff('/staff/catalog/pictures')
  if (!may(actor, 'catalog.edit')) return <ReservedPage permission="catalog.edit" />
  const [t, { pictures }] = await Promise.all([getTranslations('pictures.zip'), getMessages()])
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
        <PageHead
          back={{ href: '/staff/catalog', text: t('back') }}
          title={t('title')}
          lead={t('lead')}
        />
        <MessagesProvider messages={{ pictures: { zip: pictures.zip, manager: pictures.manager } }}>
          <PictureZipForm place={placePicturesAction} />
        </MessagesProvider>
      </main>
    </FormPerson>
  )
}
