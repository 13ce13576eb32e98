/** Ageing of what is owed, by company and currency, in the columns that accountants use. Pure; browser-safe. */

export const AGES = ['current', 'to30', 'to60', 'to90', 'over90'] as const
export type Age = (typeof AGES)[number]

/** What is open of a part, and for how long it has been late. */
export interface AgedPart {
  companyId: string
  company: string
  currency: string
  /** minor units */
  openMinor: number
  /** whole days past its due day; 0 or less where it isn't late, or no day is agreed */
  daysLate: number
}

/** What a company owes in one currency, by its age. Amounts in minor units. */
export interface AgedAccount {
  companyId: string
  company: string
  currency: string
  ages: Record<Age, number>
  totalMinor: number
}

/** The column that a part belongs to: 1 to 30 days late is the second. */
export function ageOf(daysLate: number): Age {
  if (daysLate <= 0) return 'current'
  if (daysLate <= 30) return 'to30'
  if (daysLate <= 60) return 'to60'
  return daysLate <= 90 ? 'to90' : 'over90'
}

const nothing = (): Record<Age, number> => ({ current: 0, to30: 0, to60: 0, to90: 0, over90: 0 })

/** The accounts of companies; those with most in the oldest columns come first. */
export function agedAccounts(parts: readonly AgedPart[]): AgedAccount[] {
  const accounts = new Map<string, AgedAccount>()
  for (const { companyId, company, currency, openMinor, daysLate } of parts) {
    const key = `${companyId} ${currency}`
    const account = accounts.get(key) ?? {
      companyId,
      company,
      currency,
      ages: nothing(),
      totalMinor: 0,
    }
    account.ages[ageOf(daysLate)] += openMinor
    account.totalMinor += openMinor
    accounts.set(key, account)
  }
  const byAge = AGES.toReversed()
  return [...accounts.values()].toSorted((a, b) => {
    for (const age of byAge) if (a.ages[age] !== b.ages[age]) return b.ages[age] - a.ages[age]
    return a.company.localeCompare(b.company) || a.currency.localeCompare(b.currency)
  })
}

/** Sums of the accounts by currency: currencies are never added together. */
export function ageSums(
  accounts: readonly AgedAccount[],
): { currency: string; ages: Record<Age, number>; totalMinor: number }[] {
  const sums = new Map<
    string,
    { currency: string; ages: Record<Age, number>; totalMinor: number }
  >()
  for (const { currency, ages, totalMinor } of accounts) {
    const sum = sums.get(currency) ?? { currency, ages: nothing(), totalMinor: 0 }
    for (const age of AGES) sum.ages[age] += ages[age]
    sum.totalMinor += totalMinor
    sums.set(currency, sum)
  }
  return [...sums.values()].toSorted((a, b) => a.currency.localeCompare(b.currency))
}
