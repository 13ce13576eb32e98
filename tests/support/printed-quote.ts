import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { typesetQuote, type QuotePdfOptions } from '@/documents/quote-pdf'
import { documentHash } from '@/features/quotes/rules/canonical'
import type { QuoteDocument } from '@/features/quotes/schema'

/** Where a piece of text stands on its page, in points from the lower left. */
interface Placed {
  page: number
  text: string
  left: number
  right: number
  baseline: number
}

interface PlacedPicture {
  page: number
  left: number
  right: number
  top: number
  bottom: number
}

type Matrix = [number, number, number, number, number, number]

/** The positions of a page's pictures: each fills the unit square of the space that it is drawn in. */
async function picturesOf(
  pdfPage: Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>,
  page: number,
): Promise<PlacedPicture[]> {
  const { OPS } = await getResolvedPDFJS()
  const { fnArray, argsArray } = await pdfPage.getOperatorList()
  const found: PlacedPicture[] = []
  const stack: Matrix[] = []
  let at: Matrix = [1, 0, 0, 1, 0, 0]
  fnArray.forEach((fn, i) => {
    if (fn === OPS.save) stack.push(at)
    else if (fn === OPS.restore) at = stack.pop() ?? at
    else if (fn === OPS.transform) at = within(at, argsArray[i] as Matrix)
    else if (fn === OPS.paintImageXObject) {
      const [a, , , d, x, y] = at
      const [ys, xs] = [
        [y, y + d],
        [x, x + a],
      ].map((ends) => ends.toSorted((p, q) => p - q))
      found.push({
        page,
        left: xs?.[0] ?? 0,
        right: xs?.[1] ?? 0,
        bottom: ys?.[0] ?? 0,
        top: ys?.[1] ?? 0,
      })
    }
  })
  return found
}

const within = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
]

const openPdf = async (
  document: QuoteDocument,
  change: Partial<QuotePdfOptions>,
  pictures: ReadonlyMap<string, Buffer>,
) =>
  getDocumentProxy(
    new Uint8Array(
      await typesetQuote(document, pictures, {
        size: 'A4',
        sentAt: new Date('2026-11-24T20:00:00Z'),
        documentHash: documentHash(document),
        acceptance: null,
        ...change,
      }),
    ),
  )

/** Texts by page, white space folded. */
const textsOf = async (pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<string[]> =>
  (await extractText(pdf)).text.map((page) => page.replaceAll(/\s+/g, ' '))

/** The texts of a printed quote by page. */
export const pagesOfPdf = async (pdf: Buffer): Promise<string[]> =>
  textsOf(await getDocumentProxy(new Uint8Array(pdf)))

/**
 * A typeset quote as a PDF reader sees it: texts by page with white space folded, the position of
 * each, the paper in points.
 */
export async function printedQuote(
  document: QuoteDocument,
  change: Partial<QuotePdfOptions> = {},
  pictures: ReadonlyMap<string, Buffer> = new Map(),
) {
  const pdf = await openPdf(document, change, pictures)
  const text = await textsOf(pdf)
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
  const placed: Placed[] = []
  const drawnPictures: PlacedPicture[] = []
  for (let page = 1; page <= pdf.numPages; page++) {
    drawnPictures.push(...(await picturesOf(await pdf.getPage(page), page)))
    const { items } = await (await pdf.getPage(page)).getTextContent()
    for (const item of items)
      if ('str' in item && item.str.trim() !== '') {
        const [left = 0, baseline = 0] = (item.transform as number[]).slice(4)
        placed.push({ page, text: item.str, left, right: left + item.width, baseline })
      }
  }
  return {
    pages: text,
    placed,
    pictures: drawnPictures,
    width: Math.round(width),
    height: Math.round(height),
  }
}

/** Advances of the glyphs that a quote draws, in thousandths of the size, a row per word. */
export async function drawnAdvances(document: QuoteDocument): Promise<number[][]> {
  const pdf = await openPdf(document, {}, new Map())
  const { OPS } = await getResolvedPDFJS()
  const words: number[][] = [[]]
  for (let page = 1; page <= pdf.numPages; page++) {
    const { fnArray, argsArray } = await (await pdf.getPage(page)).getOperatorList()
    fnArray.forEach((fn, i) => {
      if (fn !== OPS.showText) return
      const [glyphs] = argsArray[i] as [(number | { unicode: string; width: number })[]]
      for (const glyph of glyphs) {
        const word = words.at(-1) ?? []
        if (typeof glyph !== 'number') {
          if (glyph.unicode === ' ') words.push([])
          else word.push(glyph.width)
          // A number between glyphs moves the next one closer.
        } else if (word.length > 0) word.push((word.pop() ?? 0) - Math.round(glyph))
      }
    })
  }
  return words.filter((word) => word.length > 0)
}
