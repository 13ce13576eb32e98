import { describe, expect, it } from 'vitest'
import { printedQuote as printed } from '@/tests/support/printed-quote'
import { aLine, aQuoteDocument } from '@/tests/support/quote-documents'
import { documentHash } from '@/features/quotes/rules/canonical'
import { squarePicture } from '@/features/catalog/pictures/square-picture'
import { formatAmount } from '@/platform/money'
import { paperOf } from './quote-pdf'

describe('the pages of a printed quote', () => {
  it('are numbered, repeat the table head, and carry several lines each', async () => {
    const { pages } = await printed(aQuoteDocument({ lines: 60 }))
    pages.forEach((page, i) => expect(page).toContain(`Page ${i + 1} of ${pages.length}`))
    for (const page of pages.filter((each) => /FSC-R10/.test(each)))
      expect(page).toContain('HS code, origin')
    expect(pages.length).toBeLessThanOrEqual(6)
    const linesPerPage = pages.slice(1, 4).map((page) => page.match(/7117\.19\.9000/g)?.length ?? 0)
    for (const lines of linesPerPage) expect(lines).toBeGreaterThanOrEqual(13)
  })

  it.each([1, 12, 60])('of %i lines: totals with a line, hash never alone', async (lines) => {
    for (const size of ['A4', 'LETTER'] as const) {
      const { pages } = await printed(aQuoteDocument({ lines }), { size })
      const totals = pages.find((page) => page.includes('Balance before shipment'))
      expect(totals).toMatch(/FSC-R10|Custom Flat band ring/)
      const hash = pages.find((page) => page.includes('Fingerprint of this revision'))
      expect(hash).toContain('those days are counted Monday to Friday.')
      expect(hash).toContain('Transport by sea, destination United States.')
    }
  })

  it('fit one line with all its sums, terms and the account on a single sheet, and twelve on two', async () => {
    const account = {
      currency: 'USD',
      setAt: new Date('2026-11-20T00:00:00Z'),
      isDemo: true,
      closed: false,
      holder: 'F.S.C Co. Ltd',
      bank: 'Demo Bank of the Delta, Dongguan branch',
      bankAddress: ['1 Harbour Road', 'Dongguan, Guangdong', 'China'],
      account: '0000 1234 5678 90',
      iban: '',
      swift: 'DEMOCNSH',
      intermediary: 'Correspondent Bank, New York',
      intermediarySwift: 'CORRUS33',
      advice: 'All charges are the payer’s (OUR).',
    }
    const pages = async (lines: number) =>
      (await printed(aQuoteDocument({ lines }), { account })).pages.length
    expect([await pages(1), await pages(12)]).toEqual([1, 2])
  })

  it('name who signs for the seller, if the house has set it', async () => {
    const document = aQuoteDocument({ lines: 1 })
    const signatory = { name: 'Lin Wu', title: 'Export manager' }
    const signed = { ...document, seller: { ...document.seller, signatory } }
    const { pages } = await printed(signed)
    expect(pages.join(' ')).toContain('For F.S.C Co. Ltd: Lin Wu, Export manager')
    expect((await printed(document)).pages.join(' ')).not.toContain('For F.S.C Co. Ltd:')
  })

  it('print each figure of a design once', async () => {
    const { pages } = await printed(aQuoteDocument({ lines: 1 }))
    for (const fact of ['18.2 mm', 'Brushed', '1.6 mm', '316L'])
      expect(pages.join(' ').split(fact)).toHaveLength(2)
  })

  it('show the picture of every line that has one, beside its text', async () => {
    const picture = await (
      await squarePicture('/products/ball-studs-5-mm/polished', 178)
    )
      ?.jpeg()
      .toBuffer()
    const document = aQuoteDocument({ lines: [aLine(0), aLine(1), aLine(2)] })
    const [first, , third] = document.draft.lines
    const { placed, pictures } = await printed(
      document,
      {},
      new Map([first, third].flatMap((line) => (line && picture ? [[line.id, picture]] : []))),
    )
    const titles = placed.filter(({ text }) => text === 'Band ring')
    expect(pictures).toHaveLength(2)
    for (const [i, at] of pictures.entries()) {
      const title = titles[i * 2]
      expect(at.right).toBeLessThan(title?.left ?? 0)
      expect(at.top).toBeGreaterThan(title?.baseline ?? 0)
      expect(at.bottom).toBeLessThan(title?.baseline ?? 0)
    }
  })

  it('say when the quote was sent, or that it is a draft', async () => {
    const document = aQuoteDocument({ lines: 1 })
    expect((await printed(document)).pages[0]).toContain('Sent Nov 25, 2026')
    const draft = await printed(document, { sentAt: null, documentHash: null })
    expect(draft.pages[0]).toContain('Draft, not an offer')
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

  it('write no date in digits alone, and the rate day in the destination’s own zone', async () => {
    const { pages } = await printed(aQuoteDocument({ lines: 1, destination: 'MX' }))
    expect(pages.join(' ')).not.toMatch(/\d{4}-\d{2}-\d{2}/)
    expect(pages.join(' ')).toContain('Nov 24, 2026 (Mexico City)')
    expect(pages.join(' ')).not.toContain('New York')
  })

  it('end with the value worksheet where it is asked for, with rows that add up to the customs value', async () => {
    const document = aQuoteDocument({
      lines: 2,
      valuation: { assistsMinor: 120_00, buyingCommissionMinor: 40_00 },
    })
    const withSheet = (await printed(document, { worksheet: true })).pages
    const { pages } = await printed(document)
    expect(withSheet.length).toBe(pages.length + 1)
    const last = withSheet.at(-1) ?? ''
    for (const phrase of [
      'Assists: supplied by the buyer 120.00',
      'Buying commission 40.00',
      'Duties and fees, charged apart',
      'By 19 U.S.C. 1401a; 19 CFR 152.103.',
    ])
      expect(last).toContain(phrase)
    expect(last).toContain(
      `Customs value ${formatAmount(document.valuation?.customsValueMinor ?? 0, 'en')}`,
    )
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
