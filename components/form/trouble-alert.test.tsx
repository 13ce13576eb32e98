import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { nextTrouble, TroubleAlert } from './trouble-alert'

// A buyer's quote and order send no texts to the browser: next-intl's hooks throw there.
it('is shown on a page without a provider of texts', () => {
  const shown = renderToStaticMarkup(
    <TroubleAlert trouble={nextTrouble(null, 'unreachable')} onRetry={() => {}} />,
  )
  expect(shown).toContain('The site can’t be reached.')
  expect(shown).toContain('Try again')
  expect(renderToStaticMarkup(<TroubleAlert trouble={null} onRetry={() => {}} />)).toBe('')
})
