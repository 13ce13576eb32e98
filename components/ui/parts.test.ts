import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')
const CONTROLS = new Set('input select textarea button label progress meter dialog'.split(' '))

/** Controls with classes of their own, and why. */
const OWN_LOOK: Readonly<Record<string, string>> = {
  'components/site/error-page.tsx': 'shown when all else failed: it needs nothing that can fail',
  'features/catalog/components/staff/editor/list-grid.tsx': 'cells of a grid, edge to edge',
  'features/catalog/components/staff/pictures/focal-point.tsx': 'a picture that is pressed',
  'features/catalog/components/staff/pictures/picture-manager.tsx':
    'a file field out of sight, inside its label',
  'features/designs/components/shop/dimension-field.tsx':
    'a range: the browser’s own can be moved before the page comes alive',
  'features/quotes/components/shop/check-form.tsx':
    'a file field out of sight, over the place where files are dropped',
  'features/quotes/components/staff/editor/grid-cell.tsx':
    'cells of hundreds, whose look is said once at their grid',
  'features/requests/components/shop/paste-panel.tsx':
    'a file field out of sight, inside its label',
}
/**
 * Elements that unfold in place by the browser’s own means; a panel on top of the page is a part of
 * components/ui.
 */
const DISCLOSURES: Readonly<Record<string, string>> = {
  'features/quotes/components/change-table.tsx': 'lines that stayed are folded, without scripts',
  'features/quotes/components/shop/counter-line.tsx':
    'a line of many opens alone, also before the page comes alive',
  'features/quotes/components/shop/decline-form.tsx':
    'a no stands apart from the signature, also before the page comes alive',
  'features/quotes/components/shop/purchase-order-fields.tsx':
    'few buyers have a number of their own to give: also before the page comes alive',
  'features/quotes/components/shop/request-correction.tsx':
    'few correct what they sent; also before the page comes alive',
  'features/claims/components/shop/claim-form.tsx':
    'few orders have one, and it opens without scripts',
  'features/order-changes/components/shop/own-cancel.tsx':
    'few call an order off, and it opens without scripts',
  'features/order-changes/components/amendments.tsx':
    'amendments of before are told in a line each',
  'features/order-changes/components/shop/sign-amendment.tsx':
    'who declines an amendment says why; most sign',
  'features/order-changes/components/staff/amend-panel.tsx':
    'orders are amended seldom, and the form has every line',
  'features/order-changes/components/staff/cancel-panel.tsx':
    'what ends an order is a step away from its work',
  'features/capacity/components/staff/slots-panel.tsx': 'slots are moved by hand seldom',
  'features/order-changes/components/staff/hold-panel.tsx': 'orders are stopped seldom',
  'features/true-up/components/staff/entry-forms.tsx': 'an entry comes weeks after its shipment',
  'features/fulfilment/components/staff/line-forms.tsx':
    'days move seldom, and stages and pieces every day',
  'features/quotes/components/staff/life-panel.tsx':
    'deeds that end a quote are a step away from its figures',
  'features/quotes/components/staff/loss-panel.tsx': 'what was learnt is read, and seldom written',
  'app/[locale]/staff/catalog/import/[id]/page.tsx':
    'columns are matched beside the rows they are read from',
  'app/[locale]/(storefront)/docs/api/page.tsx':
    'examples by destination: found by the browser’s search, without scripts',
  'components/api-docs/operation-section.tsx':
    'opens by its address and by the browser’s search, without scripts',
  'features/catalog/components/shop/product-risks.tsx':
    'what countries ask beside duty: long, and found by the browser’s search',
  'features/companies/components/shop/addresses.tsx':
    'a form for each address, below it: opens without scripts',
  'features/companies/components/shop/api-keys.tsx':
    'what ends a key is a step away from it, and opens without scripts',
  'features/companies/components/shop/legal-data.tsx':
    'known data are read; who changes them opens the form',
  'features/companies/components/shop/people.tsx':
    'forms for each person, below their name: opens without scripts',
  'features/orders/components/shop/decide-sample-form.tsx':
    'a no says why, where a yes is one press',
  'features/quotes/components/shop/signature-section.tsx':
    'a no to a colleague stands apart from the signature, and opens without scripts',
  'features/threads/components/mail-choice.tsx':
    'rarely set, below the conversation that it is for: opens without scripts',
  'features/threads/components/write-form.tsx':
    'files and drawings go with few messages: opens without scripts',
  'features/company/components/staff/settings-frame.tsx':
    'the sections on a phone: opens without scripts',
  'features/freight/components/offer-list.tsx': 'opens without scripts, one way beside the others',
  'features/quotes/components/quote-risks.tsx':
    'what countries ask beside duty: printed, and found by the browser’s search',
  'features/quotes/components/sheet/duty-receipt.tsx': 'printed, and opens without scripts',
  'features/quotes/components/sheet/freight-receipt.tsx': 'printed, and opens without scripts',
  'features/quotes/components/sheet/quote-lines.tsx': 'printed, and opens without scripts',
  'features/quotes/components/sheet/value-worksheet.tsx': 'printed, and opens without scripts',
  'features/quotes/components/staff/editor/goods-panel.tsx':
    'facts of the goods, beside the line that they are of',
  'features/quotes/components/staff/editor/line-deeds.tsx':
    'what may be done with a line, beside it: a quote has hundreds',
  'features/quotes/components/staff/editor/margin-bar.tsx':
    'how the margin is made, below it, for who asks',
  'features/quotes/components/staff/editor/valuation-panel.tsx':
    'rarely entered, beside the lines that it values',
  'features/requests/components/shop/bulk-line-row.tsx':
    'few of many lines have a target price: opens without scripts',
  'features/requests/components/shop/landed-summary.tsx':
    'how each freight is made, below its figure, for who asks',
  'features/requests/components/shop/facts-field.tsx':
    'facts of the goods, within the piece that they are of',
  'features/tariffs/components/shop/calculator-facts.tsx':
    'sent with its form, and opens without scripts',
  'features/tariffs/components/shop/calculator-form.tsx': 'answers by its address, without scripts',
  'features/tariffs/components/staff/new-headings.tsx':
    'what a schedule has beside ours: long, and found by the browser’s search',
  'features/papers/components/staff/export-forms.tsx':
    'a declaration a shipment, entered once its broker has sent it',
  'features/payments/components/staff/order-postings.tsx':
    'the books of an order are looked up, not read with each visit',
  'features/papers/components/staff/papers-panel.tsx':
    'credit notes are rare, and stand apart from the papers that go with goods',
  'features/transfers/components/staff/open-transfers.tsx':
    'a proposal is mostly accepted: typing references instead stands apart',
  'features/work/components/staff/follow-up-form.tsx': 'two fields for who comes back to it',
  'features/tariffs/components/staff/notices.tsx': 'a list above the room that it tells of',
}

interface Source {
  file: string
  text: string
}

const SOURCES: readonly Source[] = ['app', 'components', 'features'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') })),
)

/** The browser’s own elements in a file, with whether they have classes. */
function elements({ file, text }: Source): { name: string; classes: boolean; type: string }[] {
  const found: { name: string; classes: boolean; type: string }[] = []
  const look = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const attribute = (name: string) =>
        node.attributes.properties.find(
          (each) => ts.isJsxAttribute(each) && each.name.getText() === name,
        )
      found.push({
        name: node.tagName.getText(),
        classes: attribute('className') !== undefined,
        type: /["'](\w+)["']/.exec(attribute('type')?.getText() ?? '')?.[1] ?? '',
      })
    }
    ts.forEachChild(node, look)
  }
  look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))
  return found
}

const READ = new Map(
  SOURCES.filter(({ file }) => file.endsWith('x')).map((source) => [source.file, elements(source)]),
)
const filesWith = (is: (element: ReturnType<typeof elements>[number]) => boolean): string[] =>
  SOURCES.filter(({ file }) => !/^components\/(?:ui|form)\//.test(file))
    .filter(({ file }) => READ.get(file)?.some(is))
    .map(({ file }) => file)
    .toSorted()

describe('controls', () => {
  it('with a look of their own stand only in components/ui, or have a reason', () => {
    expect(filesWith(({ name, classes }) => CONTROLS.has(name) && classes)).toEqual(
      Object.keys(OWN_LOOK).toSorted(),
    )
  })

  it('that are ticked are the house’s boxes, points and switches', () => {
    const ticked = filesWith(
      ({ name, type }) => name === 'input' && (type === 'checkbox' || type === 'radio'),
    )
    // Hundreds in a table: their look is given once, at the table.
    expect(ticked.filter((file) => file !== 'components/list/list-table.tsx')).toEqual([])
  })

  it('unfold by the browser’s own means only where a reason is listed', () => {
    expect(filesWith(({ name }) => name === 'details')).toEqual(Object.keys(DISCLOSURES).toSorted())
  })

  it('are found by this scan', () => {
    const text = '<p><input type="radio" /><button className="x" /><Button className="x" /></p>'
    expect(elements({ file: 'a.tsx', text })).toEqual([
      { name: 'p', classes: false, type: '' },
      { name: 'input', classes: false, type: 'radio' },
      { name: 'button', classes: true, type: '' },
      { name: 'Button', classes: true, type: '' },
    ])
  })
})

describe('heads', () => {
  it('of pages below a list are the desk’s part, with its way back', () => {
    const byHand = /<\/(?:Finance)?Link>\s*<\/p>\s*(?:<div[^>]*>\s*)?<h1/
    const desk = SOURCES.filter(({ file }) => /\/staff\//.test(file))
    expect(desk.filter(({ text }) => byHand.test(text)).map(({ file }) => file)).toEqual([])
  })
})

/** Every module that a module imports at run time, directly or not: no types, and nothing loaded later. */
function needs(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  const text = readFileSync(path.join(ROOT, file), 'utf8')
  for (const [, from = ''] of text.matchAll(/^(?:import|export) (?!type\b)[^'"]*?'([^']+)'/gm)) {
    const base = from.startsWith('@/')
      ? from.slice(2)
      : from.startsWith('.')
        ? path.join(path.dirname(file), from)
        : null
    const source = ['.ts', '.tsx']
      .map((ending) => `${base}${ending}`)
      .find((each) => base !== null && existsSync(path.join(ROOT, each)))
    if (source) needs(source, found)
  }
  return found
}

it('the product page’s script contains nothing that composes classes', () => {
  const needed = needs('features/catalog/components/shop/product-configurator.tsx')
  expect(needed).toContain('components/form/number-question.tsx')
  expect(needed).not.toContain('components/ui/cn.ts')
})

it('no code reads a test id: what a program needs has a name of its own', () => {
  const readers = /\[data-testid|getAttribute\(['"]data-testid|= \w+\.dataset\.testid/
  expect(SOURCES.filter(({ text }) => readers.test(text)).map(({ file }) => file)).toEqual([])
})
