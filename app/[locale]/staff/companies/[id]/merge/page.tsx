import { PageHead } from '@/components/desk/page-head'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { orNotFound } from '@/app/or-not-found'
import { foundName, tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { LikelySameTable, MergePreviewPanel } from '@/features/companies/components/staff/merge'
import { getCompany } from '@/features/companies/queries/company'
import { likelySame } from '@/features/companies/queries/likely-same'
import { mergePreview } from '@/features/companies/queries/merge-preview'
import { localAddress } from '@/i18n/link'

export const generateMetadata = tabTitle('/staff/companies/[id]/merge', foundName('company'))

/** A company that exists twice: its double, what would move, and the merge. */
export default async function MergePage({
  params,
  searchParams,
}: PageProps<'/[locale]/staff/companies/[id]/merge'>) {
  const [actor, { id }, search, t, to] = await Promise.all([
    requireStaff('/staff/companies'),
    params,
    searchParams,
    getTranslations('companies.merge'),
    localAddress(),
  ])
  if (!may(actor, 'company.merge')) return <ReservedPage permission="company.merge" />
  const one = (name: string) => [search[name] ?? ''].flat()[0] ?? ''
  const [q, into] = [one('q').replaceAll('\0', '').trim().slice(0, 80), one('into')]
  const company = await orNotFound(getCompany(actor, id))
  if (company.mergedInto) notFound()
  const [likely, preview] = await Promise.all([
    likelySame(actor, id, q),
    into ? orNotFound(mergePreview(actor, id, into)) : null,
  ])
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
        <PageHead
          back={{ href: `/staff/companies/${id}`, text: t('back', { name: company.name }) }}
          title={t('title', { name: company.name })}
          lead={t('lead', { name: company.name })}
        />
        {preview ? <MergePreviewPanel preview={preview} /> : null}
        <form
          method="get"
          action={to(`/staff/companies/${id}/merge`)}
          role="search"
          className="flex max-w-xl items-end gap-2"
        >
          <Label className="grid flex-1 gap-1">
            {t('search')}
            <Input name="q" type="search" defaultValue={q} maxLength={80} />
          </Label>
          <Button type="submit" variant="outline">
            {t('show')}
          </Button>
        </form>
        <LikelySameTable id={id} q={q} likely={likely} chosen={into} />
      </main>
    </FormPerson>
  )
}
