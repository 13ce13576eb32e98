import { expect, test } from 'vitest'
import { staticMarkup } from './static-markup'

test('what a person typed is text and never markup', () => {
  const typed = `'"><script>alert(1)</script>`
  expect(
    staticMarkup(
      <a href={`/catalog?q=${encodeURIComponent(typed)}`} title={typed}>
        {typed}
      </a>,
    ),
  ).toBe(
    "<a href='/catalog?q=&#x27;%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E' title='&#x27;&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;'>&#x27;&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</a>",
  )
})

test('no preload is left in a body', () => {
  expect(staticMarkup(<img src="/a.avif" alt="" />)).toBe("<img src='/a.avif' alt=''/>")
})
