import { route } from '@/features/accounts/route'
import { changeLists, readLists } from '@/features/basket/api/lists'
import { changeSavedLists } from '@/features/basket/commands/change-saved-lists'
import { listSavedLists } from '@/features/basket/queries/saved-lists'

/** The lists of the person signed in; `lists` is null for everybody else, whose browser keeps them. */
export const GET = route(readLists, async ({ actor }) => {
  const who = await actor()
  if (who.kind !== 'member' && who.kind !== 'staff') return { lists: null, company: false }
  return {
    lists: await listSavedLists(who),
    company: who.kind === 'member' && who.companyId !== null,
  }
})

/** One change to the lists. */
export const POST = route(
  changeLists,
  async ({ context, body }) => changeSavedLists(await context(), body),
  'list.keep',
)
