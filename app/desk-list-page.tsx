import type { ReactNode } from 'react'
import { FormPerson } from '@/components/form/person'
import type { ListFace } from '@/components/list/face'
import { openList } from '@/components/list/open-list'
import { pageReader, type ListReader } from '@/components/list/reader'
import { StaffList } from '@/components/list/staff-list'
import { deleteListViewAction, saveListViewAction } from '@/features/accounts/actions/list-views'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { listViews } from '@/features/accounts/queries/list-views'
import type { Actor } from '@/features/accounts/rules/actor'
import { may, type PlainPermission } from '@/features/accounts/rules/permissions'
import type { AddressParams, ListShape } from '@/platform/lists/shape'
import type { ListSource } from '@/platform/lists/source'

/** A page of the desk that is a list: who may see it, its rows at this address, its views. */
export async function DeskListPage<Row, C extends string, S extends string, F extends string>({
  shape,
  table,
  permission,
  face,
  params,
  title,
  nav,
  children,
  notice,
  ...around
}: {
  shape: ListShape<C, S, F>
  /** authorizes */
  table: (actor: Actor) => Promise<ListSource<Row, F, S>>
  /** where not every staff role may see it */
  permission?: PlainPermission
  face: (reader: ListReader) => ListFace<Row, C, F>
  params: AddressParams
  title: string
  /** navigation of its room */
  nav?: ReactNode
  /** links to what belongs to it */
  links?: ReactNode
  /** a note before the rows */
  notice?: ReactNode | ((rows: readonly Row[], actor: Actor) => ReactNode)
  /** keys that the page handles itself, each with its effect */
  also?: readonly (readonly [key: string, does: string])[]
  /** content below the list */
  children?: ReactNode
}) {
  const actor = await requireStaff(shape.path)
  if (permission && !may(actor, permission)) return <ReservedPage permission={permission} />
  const [openedList, views, reader] = await Promise.all([
    table(actor).then((source) => openList(shape, source, params)),
    listViews(actor, shape.name),
    pageReader(),
  ])
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className={nav ? 'desk-page gap-3 [--list-rest:21.5rem]' : 'desk-page'}>
        {nav}
        <StaffList
          opened={openedList}
          face={face(reader)}
          views={views}
          actions={{ save: saveListViewAction, remove: deleteListViewAction }}
          heading={<h1 className="text-lg">{title}</h1>}
          notice={typeof notice === 'function' ? notice(openedList.page.rows, actor) : notice}
          {...around}
        />
        {children}
      </main>
    </FormPerson>
  )
}
