import { describe, expect, it } from 'vitest'
import { readEcb } from './ecb'

const cubes = (day: string, rates: string) => `<Cube time='${day}'>${rates}</Cube>`
const FILE = (days: string) => `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject><gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
<Cube>${days}</Cube></gesmes:Envelope>`
const RATES =
  "<Cube currency='USD' rate='1.1588'/><Cube currency='JPY' rate='181.02'/><Cube currency='GBP' rate='0.87533'/>"

describe('the file of the European Central Bank', () => {
  it('is read exactly as units for one dollar, with the euro among them', () => {
    expect(readEcb(FILE(cubes('2026-11-27', RATES)))).toEqual({
      rates: {
        day: '2026-11-27',
        unitsPerUsd: { EUR: '0.86296168', JPY: '156.21332413', GBP: '0.75537625' },
      },
    })
  })

  it('gives the newest day of several, in whatever order they are', () => {
    const days = cubes('2026-11-26', RATES.replace('181.02', '1')) + cubes('2026-11-27', RATES)
    expect(readEcb(FILE(days))).toMatchObject({ rates: { day: '2026-11-27' } })
  })

  it('is refused by name where it isn’t one, lacks the dollar, or gives it as zero', () => {
    expect(readEcb('<a>')).toEqual({ problem: 'not_xml' })
    expect(readEcb('rates: 1.2')).toEqual({ problem: 'not_xml' })
    expect(readEcb('<html><body>busy</body></html>')).toEqual({ problem: 'not_ecb' })
    expect(readEcb(FILE(cubes('2026-11-27', "<Cube currency='JPY' rate='181'/>")))).toEqual({
      problem: 'no_dollar',
    })
    expect(readEcb(FILE(cubes('2026-11-27', "<Cube currency='USD' rate='0'/>")))).toEqual({
      problem: 'no_dollar',
    })
    expect(readEcb(FILE(cubes('2026-11-27', "<Cube currency='USD' rate='1e9'/>")))).toEqual({
      problem: 'not_ecb',
    })
    expect(readEcb(' '.repeat(200_001))).toEqual({ problem: 'too_large' })
  })

  it('isn’t parsed for entities', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "1.1588"><!ENTITY b "&a;&a;&a;&a;">]>${FILE(
      cubes('2026-11-27', "<Cube currency='USD' rate='&b;'/>"),
    )}`
    expect(readEcb(bomb)).toHaveProperty('problem')
  })
})
