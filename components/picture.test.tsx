import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Picture } from './picture'

it('is AVIF where that is supported, else WebP, cropped around its focus', () => {
  expect(
    renderToStaticMarkup(<Picture path="/products/a/b#30% 10%" alt="A" width={64} height={64} />),
  ).toBe(
    '<picture><source type="image/avif" srcSet="/products/a/b-400.avif"/><img width="64" height="64" alt="A" src="/products/a/b-400.webp" style="object-position:30% 10%"/></picture>',
  )
})

it('offers both widths where it may be shown large, and is preloaded only where AVIF is supported', () => {
  const markup = renderToStaticMarkup(<Picture path="/p" alt="" sizes="100vw" first />)
  expect(markup).toContain(
    '<source type="image/avif" srcSet="/p-400.avif 400w,/p-1200.avif 1200w" sizes="100vw"/>',
  )
  expect(markup).toContain('srcSet="/p-400.webp 400w,/p-1200.webp 1200w"')
  expect(markup.match(/<link rel="preload"[^>]*>/g)).toEqual([
    expect.stringContaining('type="image/avif"'),
  ])
})
