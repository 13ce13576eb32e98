import { sayComplaint } from '@/i18n/say'
import { complaintOf } from '@/platform/validation-words'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyContent } from '@/tests/support/any-content'
import {
  contentSchema,
  CONTENT_FIELDS,
  differences,
  entriesOf,
  keptContent,
  keptOver,
  type ProductContent,
} from './content'
import { madeIn } from '@/features/tariffs/rules/origin'
import { ring } from '@/tests/support/ring-content'

const read = (change: Partial<Record<keyof ProductContent, string>>) =>
  contentSchema.safeParse({ ...entriesOf(ring), ...change })

const problem = (change: Partial<Record<keyof ProductContent, string>>) =>
  read(change).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${sayComplaint(complaintOf(message), 'en')}`,
  )

describe('the content of a product', () => {
  it('survives a round trip through its fields', () => {
    expect(contentSchema.parse(entriesOf(ring))).toEqual(ring)
    expect(Object.keys(entriesOf(ring)).toSorted()).toEqual(CONTENT_FIELDS.toSorted())
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(contentSchema.parse(entriesOf(content))).toEqual(content)
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  it('gives two products with identically written lists separate lists', () => {
    const [one, other] = [read({}), read({})]
    const first = one.data?.priceBreaks[0]
    if (first) first.unitPriceMinor = 1
    one.data?.priceBreaks.pop()
    expect(other.data).toEqual(ring)
    expect(read({}).data).toEqual(ring)
  })

  it('reports only that something isn’t a number', () => {
    expect(problem({ moq: 'many' })).toEqual(['moq: a whole number'])
    expect(problem({ orderMultiple: '1,5', cartonPieces: '' })).toEqual([
      'orderMultiple: “1,5” is no whole number.',
      'cartonPieces: a whole number',
    ])
  })

  it('asks about an ambiguous price in a list, unless the list’s other prices decide', () => {
    expect(problem({ priceBreaks: '100 | 1,234\n500 | 1,100' })).toContain(
      'priceBreaks: line 1: “1,234” can be USD 1,234.00 or USD 1.23. Write 1234.00 or 1.23.',
    )
    const withSigns = read({ priceBreaks: '100 | 1,234.00\n500 | 1,100' })
    expect(withSigns.data?.priceBreaks).toEqual([
      { fromQuantity: 100, unitPriceMinor: 1234_00 },
      { fromQuantity: 500, unitPriceMinor: 1100_00 },
    ])
    expect(read({ sampleFeeMinor: '2,50', unitWeightGrams: '5,2' }).data).toMatchObject({
      sampleFeeMinor: 250,
      unitWeightGrams: '5.2',
    })
  })

  it('is read from an older sheet, whose options have fewer parts and which lacks the later columns', () => {
    const blank = {
      finishMoqs: '',
      variantBreaks: '',
      optionBreaks: '',
      shortRun: '',
      sampleFeeMinor: '',
      stock: '',
      stockLeadTimeDays: '',
      hsCodes: '',
      materials: '',
      pictures: '',
      documents: '',
    }
    const old = contentSchema.parse({
      ...entriesOf(ring),
      ...blank,
      options: 'logo | logo | Logo tag | 0.09 | 40.00 | 300 | 3',
    })
    expect(old).toMatchObject({
      options: [{ code: 'logo', artwork: false, detail: '', excludes: [] }],
      shortRun: null,
      sampleFeeMinor: null,
      stockLeadTimeDays: 0,
      stock: [],
      pictures: [],
    })
    expect(entriesOf(old)).toMatchObject({
      options: 'logo | logo | Logo tag | 0.09 | 40.00 | 300 | 3',
      sampleFeeMinor: '',
    })
    expect(entriesOf(ring).options).toBe(
      'logo | logo | Logo tag | 0.09 | 40.00 | 300 | 3 | yes |  | pouch\npouch | packaging | Pouch | 0.12 | 0.00 | 100 | 0',
    )
  })

  it('stored before products had all fields takes missing ones from the product', () => {
    const {
      pictures: _pictures,
      stock: _stock,
      finishMoqs: _moqs,
      ...before
    } = {
      ...ring,
      name: 'Older',
      options: [
        {
          code: 'logo',
          kind: 'logo',
          name: 'Logo tag',
          unitPriceMinor: 9,
          setupFeeMinor: 4000,
          minimumQuantity: 300,
          leadTimeDays: 3,
        },
      ],
    }
    expect(keptOver(JSON.parse(JSON.stringify(before)), ring)).toEqual({
      ...ring,
      name: 'Older',
      options: [{ ...before.options[0], artwork: false, detail: '', excludes: [] }],
    })
  })

  it.each([
    [
      { priceBreaks: '100 | 1.20\n500 | 1.30' },
      'priceBreaks: line 2: the price rises with the quantity',
    ],
    [{ priceBreaks: '500 | 1.20\n100 | 1.30' }, 'priceBreaks: line 2: 100 doesn’t follow 500'],
    [
      { priceBreaks: '50 | 1.20' },
      'priceBreaks: begins at 50, below the MOQ of 100: that price could never be had',
    ],
    [{ priceBreaks: '100 | free' }, 'priceBreaks: line 1: “free” is no price in USD'],
    [{ priceBreaks: '' }, 'priceBreaks: needs at least one price'],
    [{ moq: '110' }, 'moq: is no multiple of 20'],
    [{ slug: 'Band Ring' }, 'slug: small letters and digits with hyphens between them'],
    [
      {
        variants: 'T-1-A | polished | Polished | 6 | US 6 | 0\nT-1-A | gold | Gold | 6 | US 6 | 0',
      },
      'variants: T-1-A stands there twice',
    ],
    [
      { variants: 'T-1-A | polished | Polished | 6' },
      'variants: line 1: needs 6 parts with | between them: SKU | finish code | finish | size code | size | price change in USD',
    ],
    [
      { options: 'a | logo | A | 0.10 | 0 | 100 | 0 | no | | a' },
      'options: line 1: a excludes itself',
    ],
    [
      { options: 'a | logo | A | 0.10 | 0 | 100 | 0 | no | | b' },
      'options: line 1: a excludes b, which is no option of this product',
    ],
    [
      { options: 'a | glue | A | 0.10 | 0 | 100 | 0' },
      'options: line 1: “glue” is no kind (plating, engraving, stone, packaging, logo, lining)',
    ],
    [
      { options: 'short-run | logo | A | 0.10 | 0 | 100 | 0', optionBreaks: '' },
      'options: line 1: “short-run” is the short run’s own code',
    ],
    [
      { options: 'a | logo | A | 0.10 | 0 | 100 | 0 | maybe' },
      'options: line 1: “maybe” is no artwork needed (yes or no)',
    ],
    [
      { options: 'a | logo | A | 0.10 | 0 | 100 | 0 | constructor' },
      'options: line 1: “constructor” is no artwork needed (yes or no)',
    ],
    [
      { options: 'a | logo' },
      'options: line 1: needs 7 to 10 parts with | between them: code | kind (plating, engraving, stone, packaging, logo, lining) | name | price in USD | set-up in USD | minimum quantity | number of days | artwork needed (yes or no) | detail | excluded options',
    ],
    [{ options: 'a | logo | A | -0.10 | 0 | 100 | 0' }, 'options: line 1: “-0.10” is below zero.'],
    [{ variantBreaks: 'T-9 | 100 | 1.00' }, 'variantBreaks: line 1: T-9 is no SKU of this product'],
    [
      { variantBreaks: 'T-1-A | 50 | 1.00' },
      'variantBreaks: begins at 50, below the MOQ of 100: that price could never be had',
    ],
    [
      { variantBreaks: 'T-1-A | 100 | 1.00\nT-1-B | 100 | 2.00\nT-1-A | 200 | 1.50' },
      'variantBreaks: line 3: the price rises with the quantity',
    ],
    [
      { variantBreaks: 'T-1-A | 200 | 1.00\nT-1-A | 100 | 0.90' },
      'variantBreaks: line 2: 100 doesn’t follow 200',
    ],
    [{ variantBreaks: 'T-1-A | 100 | 0' }, 'variantBreaks: line 1: a price of zero'],
    [
      { optionBreaks: 'gem | 500 | 0.10' },
      'optionBreaks: line 1: gem is no option of this product',
    ],
    [
      { optionBreaks: 'pouch | 500 | 0.13' },
      'optionBreaks: line 1: the price rises with the quantity',
    ],
    [
      { optionBreaks: 'logo | 200 | 0.05' },
      'optionBreaks: begins at 200, below the option’s minimum of 300: that price could never be had',
    ],
    [
      { optionBreaks: 'pouch | 500 | 0.10\npouch | 500 | 0.09' },
      'optionBreaks: line 2: 500 doesn’t follow 500',
    ],
    [{ finishMoqs: 'silver | 200' }, 'finishMoqs: line 1: silver is no finish of this product'],
    [{ finishMoqs: 'gold | 210' }, 'finishMoqs: line 1: 210 is no multiple of 20'],
    [{ finishMoqs: 'gold | 200\ngold | 400' }, 'finishMoqs: gold stands there twice'],
    [{ shortRun: '100 | 60' }, 'shortRun: line 1: 100 is not below the MOQ of 100'],
    [{ shortRun: '50 | 60' }, 'shortRun: line 1: 50 is no multiple of 20'],
    [{ shortRun: '40 | 60\n20 | 90' }, 'shortRun: one line at most'],
    [{ stock: 'T-9 | 10' }, 'stock: line 1: T-9 is no SKU of this product'],
    [{ stock: 'T-1-A | 10\nT-1-A | 20' }, 'stock: T-1-A stands there twice'],
    [
      { stockLeadTimeDays: '' },
      'stockLeadTimeDays: says nothing of the days until stock is shipped',
    ],
    [{ sampleFeeMinor: 'free' }, 'sampleFeeMinor: an amount in USD, such as 25.00'],
    [
      { hsCodes: 'US | 7117.19.9000' },
      'hsCodes: line 1: the United States’ code has a field of its own',
    ],
    [{ hsCodes: 'ZZ | 7117.19.90' }, 'hsCodes: line 1: we don’t quote to ZZ'],
    [
      { hsCodes: 'IN | 7117.19.9000' },
      'hsCodes: line 1: “7117.19.9000” is no code of IN: 8 digits, such as 7117.19.00',
    ],
    [{ hsCodes: 'CA | 7117.19.90\nCA | 7117.19.10' }, 'hsCodes: CA stands there twice'],
    [
      { materials: 'stainless steel | 90\nglass | 9.5' },
      'materials: make 99.5% of the weight, not 100%',
    ],
    [{ materials: 'stainless steel | 101' }, 'materials: line 1: “101” is no percent by weight'],
    [
      { pictures: '/products/a/b | hero | silver | 50 | 50 | A' },
      'pictures: line 1: silver is no finish of this product',
    ],
    [
      { pictures: 'https://elsewhere.example/a.jpg | hero | - | 50 | 50 | A' },
      'pictures: line 1: “https://elsewhere.example/a.jpg” is no path such as /products/name/shot',
    ],
    [
      { pictures: '/products/a/b | hero | - | 50 | 101 | A' },
      'pictures: line 1: “101” is no percent from the top',
    ],
    [
      {
        pictures: '/products/a/b | hero | - | 50 | 50 | A\n/products/a/b | macro | - | 50 | 50 | B',
      },
      'pictures: /products/a/b stands there twice',
    ],
    [{ documents: 'A-1\nA-1' }, 'documents: A-1 stands there twice'],
    [{ hsCodeUs: '7117.19' }, 'hsCodeUs: ten digits, such as 7117.19.9000'],
  ])('with %j is refused at its field', (change, message) => {
    expect(problem(change)).toContain(message)
    expect(problem(change)?.join()).not.toContain('undefined')
  })

  it('with several wrong lines names each', () => {
    expect(problem({ priceBreaks: '100 | free\n500 | 1.00\nmany | 0.90' })).toEqual([
      'priceBreaks: line 1: “free” is no price in USD',
      'priceBreaks: line 3: “many” is no quantity',
    ])
  })

  it('lists the fields that differ', () => {
    expect(differences(ring, { ...ring, moq: 120, routes: [madeIn('CN')] })).toEqual([
      { field: 'moq', before: '100', after: '120' },
      {
        field: 'routes',
        before: 'CN machining + MX polishing\nMX casting | production_record | PR-1 | Works',
        after: 'CN',
      },
    ])
    expect(differences(ring, ring)).toEqual([])
  })
})

describe('manufacturing and facts of a product', () => {
  const problems = (entries: Partial<ReturnType<typeof entriesOf>>) => {
    const parsed = contentSchema.safeParse({ ...entriesOf(ring), ...entries })
    return (parsed.error?.issues ?? []).map(({ path, message }) => [
      path[0],
      sayComplaint(complaintOf(message), 'en'),
    ])
  }

  it('lead to its origins, whatever an older list said', () => {
    expect(contentSchema.parse(entriesOf(ring)).origins).toEqual(['CN', 'MX'])
    const { routes: _routes, facts: _facts, ...before } = ring
    const content = keptContent.parse(before)
    expect(content).toMatchObject({ origins: ['CN'], routes: [madeIn('CN')], facts: [] })
    expect(keptOver(before, ring).origins).toEqual(['CN', 'MX'])
  })

  it('refuse an origin where it is only finished, or that isn’t proven', () => {
    expect(problems({ routes: '' })).toEqual([
      ['routes', 'the country where it is made, such as CN'],
    ])
    expect(problems({ routes: 'CN, MX' })[0]?.[0]).toBe('routes')
    expect(problems({ routes: 'CN casting\nMX polishing + MX packing' })[0]?.[1]).toMatch(
      /^line 2: nothing of it forms the piece/,
    )
    expect(problems({ routes: 'CN casting\nMX casting' }).map(([, said]) => said)).toEqual([
      expect.stringMatching(/^line 2: MX as origin needs what proves it/),
      'line 2: MX as origin needs who declares it',
    ])
    expect(problems({ routes: 'CN casting + MX machining' })[0]?.[1]).toMatch(
      /^line 1: formed in CN, MX/,
    )
    expect(problems({ routes: 'CN wishing' })).toEqual([
      ['routes', 'line 1: “wishing” is no process we know'],
    ])
  })

  it('name unknown facts, and those that contradict each other or the product', () => {
    expect(problems({ facts: 'colour | red' })).toEqual([
      ['facts', 'line 1: “colour” is no fact of goods'],
    ])
    expect(problems({ facts: 'stones | ruby' })).toEqual([
      ['facts', 'line 1: “ruby” is no answer to stones'],
    ])
    expect(problems({ facts: 'kind | jewelry\nmetal | base\nstones | none' })).toEqual([
      ['facts', 'line 3: none, but its materials name glass'],
    ])
    expect(problems({ facts: 'kind | case' })).toEqual([
      ['facts', 'line 1: a product of the line jewelry is no case'],
    ])
    expect(problems({ facts: 'kind | jewelry\nlining | textile' })).toEqual([
      ['facts', 'line 2: lining says nothing of these goods, or contradicts another answer'],
    ])
    expect(problems({ facts: 'kind | jewelry\nmetal | none' })).toEqual([
      ['facts', 'line 2: none, but its grade is 316L'],
    ])
    expect(problems({ facts: 'metal_share | 40' })).toEqual([
      ['facts', 'line 1: 40%, but its materials make it 92.5%'],
    ])
    expect(
      problems({
        line: 'boxes',
        facts: 'kind | case\nsurface | paper\nbuild | folding\nlining | textile',
      }),
    ).toEqual([
      ['facts', 'line 4: lining says nothing of these goods, or contradicts another answer'],
    ])
  })
})
