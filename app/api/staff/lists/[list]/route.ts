import { z } from 'zod'
import { attachment } from '@/app/api/staff/sheet-answer'
import { STAFF_LISTS } from '@/app/staff-lists'
import { route } from '@/features/accounts/route'
import { translator } from '@/i18n/translator'
import { operation } from '@/platform/api/operation'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import type { IdKind } from '@/platform/lists/cursor'
import { changed, listHref, readList } from '@/platform/lists/shape'
import { writeSheet } from '@/platform/sheets/write'

/** As many as a page can choose, and more than any shows. */
const MOST_CHOSEN = 200

const listSheet = operation({
  id: 'listSheet',
  method: 'GET',
  path: '/api/staff/lists/{list}',
  audience: 'staff',
  params: z.object({ list: z.string() }),
  // The list's form sends more entries than its sheet needs.
  query: z.looseObject({ view: z.string().max(2_000).optional(), of: z.string().optional() }),
  // Sixty a minute: each reads a list to its end.
  rate: { limit: 'desk', points: 20 },
  cache: 'no-store',
})

/**
 * A list of the desk as CSV, for staff: everything that a view finds, to its end, or with
 * `of=chosen` the rows whose ids are sent. `view` is the query of the list's address.
 */
export const GET = route(
  listSheet,
  async ({ actor, params: { list }, query, request }) => {
    const openKept = Object.hasOwn(STAFF_LISTS, list) ? STAFF_LISTS[list] : undefined
    if (!openKept) throw new NotFoundError('list')
    const { shape, title, sheet } = await openKept(await actor())
    const { state, unread } = readList(
      shape,
      Object.fromEntries(new URLSearchParams(query.view ?? '')),
    )
    const t = translator('staffList')
    const ofCurrency = (name: string) => t('csv.currency', { name })
    const answer = (rows: ReturnType<typeof sheet>): Response =>
      attachment({
        fileName: `${shape.name}.csv`,
        format: 'csv',
        body: writeSheet('csv', title, rows),
      })
    if (query.of === 'chosen') {
      const sentIds = new URL(request.url).searchParams.getAll('id')
      const ids = [...new Set(sentIds)].slice(0, MOST_CHOSEN)
      // Without scripts the button can be pressed with nothing chosen: the list says so.
      return ids.length > 0
        ? answer(sheet({ ids: readIds(ids, shape.id) }, ofCurrency))
        : backTo(listHref(shape, changed(state, {})))
    }
    // Leaving out a filter would find more than was meant, and a sheet has no place to say so.
    if (unread.length > 0)
      throw new InvalidInputError({ view: [t('unread', { names: unread.join(', ') })] })
    return answer(sheet({ state }, ofCurrency))
  },
  'list-view.keep',
)

const backTo = (href: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location: `${href}${href.includes('?') ? '&' : '?'}chosen=none` },
  })

/** Ids as a list has them; an id of another kind matches no row. */
const readIds = (ids: readonly string[], kind: IdKind): (string | number)[] =>
  kind === 'integer'
    ? ids.flatMap((id) => (/^\d{1,9}$/.test(id) ? [Number(id)] : []))
    : ids.filter((id) => kind !== 'uuid' || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
