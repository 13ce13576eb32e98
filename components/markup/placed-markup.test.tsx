import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, it } from 'vitest'
import { laidMarkup } from './laid-markup'
import { PlacedMarkup } from './placed-markup'

afterEach(() => laidMarkup.clear())

describe('markup that is sent once', () => {
  it('is in the document, though no property of the component contains it', () => {
    laidMarkup.set('a', '<p>text</p>')
    expect(renderToString(<PlacedMarkup id="a" className="grid" />)).toBe(
      '<div id="a" data-markup="true" class="grid"><p>text</p></div>',
    )
  })

  it('comes with the data where a router asks', () => {
    expect(renderToString(<PlacedMarkup id="b" html="<p>text</p>" />)).toBe(
      '<div id="b" data-markup="true"><p>text</p></div>',
    )
  })
})
