import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { aLine, aQuoteDocument } from '@/tests/support/quote-documents'
import { documentHash } from '@/features/quotes/rules/canonical'
import type { QuoteDocument } from '@/features/quotes/schema'
import { paperOf, typesetQuote, type QuotePdfOptions } from './quote-pdf'

/** The texts of a typeset quote, a page each, white space folded; and its paper in points. */
async function printed(document: QuoteDocument, change: Partial<QuotePdfOptions> = {}) {
  const bytes = await typesetQuote(document, new Map(), {
    size: 'A4',
    documentHash: documentHash(document),
    acceptance: null,
    ...change,
  })
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(pdf)
  const viewport = (await pdf.getPage(1)).getViewport({ scale: 1 })
  return {
    pages: text.map((page) => page.replaceAll(/\s+/g, ' ')),
    width: Math.round(viewport.width),
  }
}

describe('the letters of a printed quote', () => {
  it.each(['Łódź Świat GmbH', '上海饰品有限公司', 'भारत', '台灣飾品股份有限公司', 'Αθήνα Ювелир'])(
    'come out as they were typed: %s',
    async (companyName) => {
      const { pages } = await printed(aQuoteDocument({ lines: 1, companyName }))
      expect(folded(pages.join(' '))).toContain(folded(companyName))
    },
  )

  it('may be of several scripts in one line', async () => {
    const title = 'Łódź 不锈钢项链 हार 45 cm'
    const { pages } = await printed(aQuoteDocument({ lines: [aLine(0, { title })] }))
    expect(folded(pages.join(' '))).toContain(folded(title))
  })

  it('of sixty lines in Chinese are set within five seconds', async () => {
    const lines = Array.from({ length: 60 }, (_, i) =>
      aLine(i, {
        title: `不锈钢戒指，抛光，内径十八毫米（第${i + 1}款）`,
        details: [
          '表面处理：抛光。激光刻字：永远在一起，每枚单独包装，出口标准纸箱。',
          '材质：316L',
        ],
      }),
    )
    const document = aQuoteDocument({ lines, companyName: '上海饰品有限公司' })
    await printed(aQuoteDocument({ lines: 1, companyName: '上海' }))
    const from = performance.now()
    const { pages } = await printed(document)
    expect(performance.now() - from).toBeLessThan(5_000)
    expect(folded(pages.join(' '))).toContain(folded('（第60款）'))
  })
})

/** Text extraction puts white space where a face changes, and may take a composed letter apart. */
const folded = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, '')

describe('the pages of a printed quote', () => {
  it('are numbered, repeat the head over lines, and carry several lines each', async () => {
    const { pages } = await printed(aQuoteDocument({ lines: 60 }))
    pages.forEach((page, i) => expect(page).toContain(`Page ${i + 1} of ${pages.length}`))
    for (const page of pages.filter((each) => /FSC-R10/.test(each)))
      expect(page).toContain('HS code, origin')
    expect(pages.length).toBeLessThanOrEqual(8)
  })

  it.each([1, 12, 60])('of %i lines: totals with a line, hash never alone', async (lines) => {
    for (const size of ['A4', 'LETTER'] as const) {
      const { pages } = await printed(aQuoteDocument({ lines }), { size })
      const totals = pages.find((page) => page.includes('Balance before shipment'))
      expect(totals).toMatch(/FSC-R10|Custom Flat band ring/)
      const hash = pages.find((page) => page.includes('Fingerprint of this revision'))
      expect(hash).toContain('Production takes 25 days from the deposit.')
      expect(hash).toContain('By sea to United States.')
    }
  })

  it('say each figure of a design once', async () => {
    const { pages } = await printed(aQuoteDocument({ lines: 1 }))
    for (const fact of ['18.2 mm', 'Brushed', '1.6 mm', '316L'])
      expect(pages.join(' ').split(fact)).toHaveLength(2)
  })

  it('are Letter for North America and A4 elsewhere', async () => {
    expect(['US', 'CA', 'MX', 'DE', 'IN', 'GB'].map(paperOf)).toEqual([
      'LETTER',
      'LETTER',
      'LETTER',
      'A4',
      'A4',
      'A4',
    ])
    const document = aQuoteDocument({ lines: 1 })
    expect((await printed(document, { size: 'LETTER' })).width).toBe(612)
    expect((await printed(document)).width).toBe(595)
  })

  it('write no date in digits alone, and the rate day in the destination’s own place', async () => {
    const { pages } = await printed(aQuoteDocument({ lines: 1, destination: 'MX' }))
    expect(pages.join(' ')).not.toMatch(/\d{4}-\d{2}-\d{2}/)
    expect(pages.join(' ')).toContain('Nov 24, 2026 (Mexico City)')
    expect(pages.join(' ')).not.toContain('New York')
  })

  it('show a signature by the signer’s clock and by the factory’s', async () => {
    const document = aQuoteDocument({ lines: 1 })
    const { pages } = await printed(document, {
      acceptance: {
        signerName: 'Ana Ruiz',
        acceptedAt: new Date('2026-11-28T23:35:00Z'),
        documentHash: documentHash(document),
        signerTimeZone: 'America/Mexico_City',
      },
    })
    expect(pages.join(' ')).toContain('Nov 28, 2026, 17:35 (Mexico City, UTC-6)')
    expect(pages.join(' ')).toContain('Nov 29, 2026, 07:35 (Shanghai, UTC+8)')
  })
})
