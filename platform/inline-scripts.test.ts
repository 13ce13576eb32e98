import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowScripts, isOwnScript, scriptsOfStreamed, scriptsOfWhole } from './inline-scripts'

const sha = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`
const data = '(self.__next_f=self.__next_f||[]).push([0])'
const more = 'self.__next_f.push([1,"0:{\\"a\\":\\"\\u003c/script>\\"}\\n"])'

describe('the inline scripts of a page', () => {
  it('are named by hash if they are Next’s and React’s own', () => {
    const timer = 'requestAnimationFrame(function(){$RT=performance.now()});'
    const chunks =
      '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"]});'
    const html = [data, more, timer, chunks].map((each) => `<script>${each}</script>`).join('<p>')
    expect(scriptsOfWhole(`<html>${html}</html>`)).toEqual([data, more, timer, chunks].map(sha))
  })

  it('aren’t named if they contain anything but data', () => {
    for (const foreign of [
      'alert(1)',
      'self.__next_f.push([1,"a"]);alert(1)',
      'self.__next_f.push([1,"a"]),alert(1)',
      'self.__next_f.push(alert(1))',
      'self.__next_f.push([1,"a"+alert(1)])',
      'self.__next_f.push([1,`${alert(1)}`])',
      ` ${data}`,
      `${data};${data}`,
      '',
    ])
      expect(isOwnScript(foreign), foreign).toBe(false)
    expect(scriptsOfWhole('<script>alert(1)</script><script src="/a.js"></script>')).toEqual([])
  })

  it('are data that a browser reads back unchanged, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value).replaceAll('<', String.raw`\u003c`)
        const script = `self.__next_f.push(${json})`
        expect(isOwnScript(script)).toBe(true)
        expect(scriptsOfWhole(`<body><script>${script}</script></body>`)).toEqual([sha(script)])
      }),
    )
  })

  it('are also named where they carry the nonce of their own rendering', () => {
    const html = '<script nonce="abc">$RC("B:0","S:0")</script><script nonce="x">alert(1)</script>'
    expect(scriptsOfWhole(html, 'abc')).toEqual([sha('$RC("B:0","S:0")')])
    expect(scriptsOfWhole(html)).toEqual([])
  })

  it('of a page still being rendered are named up to where its nonce begins', () => {
    const start = `<script>${data}</script><script nonce="abc">${more}</script><script>alert(1)</script>`
    expect(scriptsOfStreamed(start, 'abc')).toEqual(["'nonce-abc'", sha(data)])
    expect(scriptsOfStreamed(start, undefined)).toEqual([sha(data), sha(more)])
  })

  it('don’t include a list of facts for search engines', () => {
    expect(scriptsOfWhole('<script type="application/ld+json">[{"a":1}]</script>')).toEqual([])
  })
})

it('are added to a policy beside its own scripts', () => {
  expect(allowScripts("default-src 'self'; script-src 'self'; style-src 'self'", ["'a'"])).toBe(
    "default-src 'self'; script-src 'self' 'a'; style-src 'self'",
  )
})
