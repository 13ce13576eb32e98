import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { nextTrouble, TroubleAlert } from './trouble-alert'

// A buyer's quote and order send no texts to the browser: next-intl's hooks throw there.
it('is shown on a page without a provider of texts', () => {
  const markup = renderToStaticMarkup(
    <TroubleAlert trouble={nextTrouble(null, 'unreachable')} onRetry={() => {}} />,
  )
  expect(markup).toContain('The site can’t be reached.')
  expect(markup).toContain('Try again')
  expect(renderToStaticMarkup(<TroubleAlert trouble={null} onRetry={() => {}} />)).toBe('')
})
