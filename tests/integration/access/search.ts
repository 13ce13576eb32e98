import { codesFound } from '@/features/search/queries/catalog-found'
import { foundAgain, searchEverything } from '@/features/search/queries/search-everything'
import { type Calls, STAFF_ONLY } from './expected'

export const searchCalls: Calls = {
  searchEverything: {
    call: (v) => searchEverything(v, 'settings', 'en'),
    expected: STAFF_ONLY,
  },
  foundAgain: {
    call: (v) => foundAgain(v, ['action:inbox'], 'en'),
    expected: STAFF_ONLY,
  },
  codesFound: { call: (v) => codesFound(v, '7117.19').then(() => 'a list'), expected: STAFF_ONLY },
}
