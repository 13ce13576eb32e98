import { describe, expect, it } from 'vitest'
import { drawnAdvances, printedQuote } from '@/tests/support/printed-quote'
import { aLine, aQuoteDocument } from '@/tests/support/quote-documents'

/** Text extraction puts white space where a face changes, and may decompose a letter. */
const folded = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, '')

/** The same without the order of letters: a PDF contains Devanagari as it is drawn, a short i before its consonant. */
const lettersOf = (text: string): string => [...folded(text)].toSorted().join('')

describe('the letters of a printed quote', () => {
  it.each([
    'Łódź Świat GmbH',
    '上海饰品有限公司',
    'भारत',
    '台灣飾品股份有限公司',
    'Αθήνα Ювелир',
    'São Paulo Joalheria Ltda',
    'Đặng Thị Hồng',
  ])('come out as they were typed: %s', async (companyName) => {
    const { pages } = await printedQuote(aQuoteDocument({ lines: 1, companyName }))
    expect(folded(pages.join(' '))).toContain(folded(companyName))
  })

  it('may come from several scripts in one line', async () => {
    const title = 'Łódź 不锈钢项链 हार 45 cm'
    const { pages } = await printedQuote(aQuoteDocument({ lines: [aLine(0, { title })] }))
    expect(folded(pages.join(' '))).toContain(folded(title))
  })

  it('are complete in Devanagari, including the signs around a consonant', async () => {
    const notes = 'भारत ज्वेलर्स प्राइवेट लिमिटेड की अंगूठी क्षेत्र श्रृंखला'
    const { placed } = await printedQuote(aQuoteDocument({ lines: 1, notes }))
    const devanagari = placed.filter(({ text }) => /\p{Script=Devanagari}/u.test(text))
    expect(lettersOf(devanagari.map(({ text }) => text).join(''))).toBe(lettersOf(notes))
  })

  /**
   * Advances of IBM Plex Sans Devanagari Regular, in thousandths, as HarfBuzz (harfbuzzjs 1.6.4)
   * shapes these words.
   */
  const SHAPED = {
    भारत: [625, 310, 422, 617],
    ज्वेलर्स: [1206, 0, 829, 694, 0],
    प्राइवेट: [606, 310, 531, 624, 0, 552],
    लिमिटेड: [310, 829, 310, 635, 561, 0, 537],
    क्षेत्र: [795, 0, 646],
    श्रृंखला: [766, 0, 0, 914, 829, 310],
    प्रस्तुति: [606, 1042, 0, 310, 617],
    मुंबई: [635, 0, 0, 627, 516],
    स्टेनलेस: [976, 0, 585, 829, 0, 694],
    पॉलिश: [606, 310, 310, 829, 773],
    अंगूठी: [833, 0, 621, 0, 622, 310],
    विद्युत: [310, 624, 738, 0, 617],
  }

  it('are joined in Devanagari as the typeface joins them', async () => {
    const notes = `Names: ${Object.keys(SHAPED).join(' ')} and others`
    const drawnWords = await drawnAdvances(aQuoteDocument({ lines: 1, notes }))
    for (const [word, advances] of Object.entries(SHAPED))
      expect(drawnWords, word).toContainEqual(advances)
  })

  it('take less than five seconds to set in sixty Chinese lines', async () => {
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
    await printedQuote(aQuoteDocument({ lines: 1, companyName: '上海' }))
    // Processor time: a loaded machine is slow, not wrong.
    const from = process.cpuUsage()
    const { pages } = await printedQuote(document)
    expect(process.cpuUsage(from).user / 1000).toBeLessThan(5_000)
    expect(folded(pages.join(' '))).toContain(folded('（第60款）'))
  })
})

describe('what is printed stays within the margins', () => {
  const MARGIN = 40
  const chinese =
    '不锈钢戒指，抛光，内径十八毫米，激光刻字：永远在一起。每枚单独包装（出口标准纸箱）'
  const hindi = 'स्टेनलेस स्टील की अंगूठी, पॉलिश की हुई, भीतरी व्यास अठारह मिलीमीटर, '
  const long = 'x'.repeat(180)

  it.each([
    ['Chinese without a space', chinese.repeat(4)],
    ['Chinese with codes in it', `${chinese}FSC-R100-POLISHED-10${chinese}316L`.repeat(2)],
    ['Hindi', hindi.repeat(3)],
    ['one word without an end', long],
    ['German', 'Donaudampfschifffahrtsgesellschaftskapitänsringe '.repeat(3)],
  ])('%s', async (_, text) => {
    for (const size of ['A4', 'LETTER'] as const) {
      const { placed, width } = await printedQuote(
        aQuoteDocument({
          companyName: text.slice(0, 120),
          namedPlace: text.slice(0, 80),
          notes: `${text}\n`.repeat(12),
          lines: [
            aLine(0, { title: text.slice(0, 190), details: [text.slice(0, 290)] }),
            aLine(1, { details: [`Engraving: ${text.slice(0, 200)}`, `A: ${text.slice(0, 40)}`] }),
          ],
        }),
        { size },
      )
      for (const item of placed) {
        expect(item.left, item.text).toBeGreaterThanOrEqual(MARGIN - 1)
        expect(item.right, item.text).toBeLessThanOrEqual(width - MARGIN + 1)
        expect(item.baseline, item.text).toBeGreaterThanOrEqual(30)
      }
      expect(placed.length).toBeGreaterThan(40)
    }
  })

  it('however long the last line and however many the sums', async () => {
    const details = Array.from({ length: 12 }, (_, i) => `${i} ${'word '.repeat(58)}`)
    const credits = Array.from({ length: 20 }, (_, i) => ({
      id: `00000000-0000-4000-8000-0000000001${String(i).padStart(2, '0')}`,
      title: `Sample ${i}`,
      amountMinor: 1,
    }))
    const { placed, pages } = await printedQuote(
      aQuoteDocument({ lines: [aLine(0), aLine(1, { details })], credits }),
    )
    for (const item of placed) expect(item.baseline, item.text).toBeGreaterThanOrEqual(30)
    for (const title of [...credits.map((each) => each.title), 'Balance before shipment'])
      expect(pages.join(' ')).toContain(title)
  })
})
