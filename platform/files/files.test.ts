import { describe, expect, it } from 'vitest'
import { acceptedEnding, contentMatches } from './sniff'

const bytes = (text: string) => new TextEncoder().encode(text)
const stl = (triangles: number) => {
  const file = new Uint8Array(84 + triangles * 50)
  new DataView(file.buffer).setUint32(80, triangles, true)
  return file
}
const PNG = Uint8Array.from([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  0x0d,
  0x49,
  0x48,
  0x44,
  0x52,
  ...new Array<number>(40).fill(0),
])

describe('uploaded files', () => {
  it.each([
    ['plan.PDF', 'pdf'],
    ['ring.step', 'step'],
    ['a.b.stl', 'stl'],
  ])('accepts the ending of %s', (name, ending) => expect(acceptedEnding(name)).toBe(ending))
  it.each(['run.exe', 'page.svg', 'pdf', 'x.pdf.html', '.constructor'])(
    'refuses the ending of %s',
    (name) => expect(acceptedEnding(name)).toBeNull(),
  )

  it('believes content, not names', async () => {
    expect(await contentMatches('png', PNG, PNG.length)).toBe(true)
    expect(await contentMatches('pdf', PNG, PNG.length)).toBe(false)
    expect(await contentMatches('png', bytes('<script>alert(1)</script>'), 25)).toBe(false)
    expect(await contentMatches('pdf', bytes('%PDF-1.7\n1 0 obj'), 16)).toBe(true)
    expect(await contentMatches('step', bytes('ISO-10303-21;\nHEADER;'), 21)).toBe(true)
    expect(await contentMatches('step', bytes('MZ'), 2)).toBe(false)
    expect(await contentMatches('stl', bytes('solid ring\nfacet normal 0 0 1'), 30)).toBe(true)
    expect(await contentMatches('stl', stl(2), 184)).toBe(true)
    expect(await contentMatches('stl', stl(2), 185)).toBe(false)
  })
})
