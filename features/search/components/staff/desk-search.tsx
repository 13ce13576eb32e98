import { getMessages } from 'next-intl/server'
import { requireStaff } from '@/features/accounts/guards'
import { localAddress } from '@/i18n/link'
import { pick } from '@/platform/pick'
import { SearchButton } from './search-button'

/** The search in the head of every page of the desk, in the reader's words. */
export async function DeskSearch() {
  const [actor, { search }, to] = await Promise.all([requireStaff(), getMessages(), localAddress()])
  return (
    <SearchButton
      personId={actor.userId}
      localPath={to('/').replace(/\/$/, '')}
      texts={pick(search, [
        'open',
        'shortcut',
        'title',
        'hint',
        'label',
        'results',
        'recent',
        'nothing',
        'start',
        'keys',
        'failed',
        'close',
        'groups',
      ])}
    />
  )
}
