import pg from 'pg'
import { CAUSE_TABLES } from '../../features/ledger/rules/causes'

/** How many faults of each kind are named. */
const NAMED = 20

export interface LedgerFault {
  /**
   * sum: an entry lacks a leg or isn't zero in a currency. balance: postings of an account don't
   * follow each other. head: an account has another balance or version than its last posting.
   * reversal: it doesn't undo its original. period: booked into a period after it was closed.
   * cause: of no known kind, or a row that doesn't exist. missing: a fact without its entry.
   */
  kind: 'sum' | 'balance' | 'head' | 'reversal' | 'period' | 'cause' | 'missing'
  what: string
}

export interface LedgerCheck {
  entries: number
  postings: number
  accounts: number
  faults: LedgerFault[]
}

/**
 * Recomputes the books from their postings, in one snapshot, and looks for the fact of every entry
 * and the entry of every fact. Nothing is written.
 */
export async function verifyLedger(url: string): Promise<LedgerCheck> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const faults: LedgerFault[] = []
    for (const [kind, sql] of CHECKS) {
      const { rows } = await client.query<{ what: string }>(`${sql} LIMIT ${NAMED}`)
      faults.push(...rows.map(({ what }) => ({ kind, what })))
    }
    const { rows } = await client.query<Omit<LedgerCheck, 'faults'>>(
      `SELECT (SELECT count(*)::int FROM ledger_entry) AS entries, (SELECT count(*)::int FROM ledger_posting) AS postings,
        (SELECT count(*)::int FROM ledger_account) AS accounts`,
    )
    return { ...(rows[0] ?? { entries: 0, postings: 0, accounts: 0 }), faults }
  } finally {
    await client.end()
  }
}

const ENTRY = `'entry ' || e.serial || ' (' || e."causeKind" || ' ' || e."causeId" || ')'`

const ofKind = ([kind, table]: [string, string]): string => `
  SELECT ${ENTRY} || ' comes of nothing in ${table}' AS what FROM ledger_entry e
  WHERE e."causeKind" = '${kind}' AND NOT EXISTS (SELECT FROM "${table}" t WHERE t.id::text = split_part(e."causeId", ':', 1))`

const CHECKS: readonly [LedgerFault['kind'], string][] = [
  [
    'sum',
    `SELECT ${ENTRY} || ' has ' || coalesce(sum(p.legs), 0) || ' of ' || e.legs || ' legs, or is not zero' AS what
     FROM ledger_entry e LEFT JOIN (
       SELECT "entryId", currency, count(*) AS legs, sum("amountMinor") AS off FROM ledger_posting GROUP BY "entryId", currency
     ) p ON p."entryId" = e.id
     GROUP BY e.id HAVING coalesce(sum(p.legs), 0) <> e.legs OR bool_or(p.off <> 0)`,
  ],
  [
    'balance',
    `SELECT 'account ' || a.key || ', posting ' || p.version || ': ' || p."balanceMinor" || ' stands where ' || p.reckoned || ' is reckoned' AS what
     FROM (SELECT "accountId", currency, version, "balanceMinor",
         row_number() OVER own AS place, sum("amountMinor") OVER own AS reckoned
       FROM ledger_posting WINDOW own AS (PARTITION BY "accountId" ORDER BY version)) p
     JOIN ledger_account a ON a.id = p."accountId"
     WHERE p.version <> p.place OR p."balanceMinor" <> p.reckoned OR p.currency <> a.currency`,
  ],
  [
    'head',
    `SELECT 'account ' || a.key || ' says ' || a."balanceMinor" || ' at version ' || a.version AS what
     FROM ledger_account a LEFT JOIN (
       SELECT "accountId", sum("amountMinor") AS balance, count(*) AS version FROM ledger_posting GROUP BY "accountId"
     ) p ON p."accountId" = a.id
     WHERE a."balanceMinor" <> coalesce(p.balance, 0) OR a.version <> coalesce(p.version, 0)`,
  ],
  [
    'reversal',
    `SELECT ${ENTRY} || ' does not undo its original' AS what FROM ledger_entry e JOIN ledger_entry o ON o.id = e."reversesId"
     WHERE o."reversesId" IS NOT NULL OR EXISTS (
       SELECT FROM ledger_posting p WHERE p."entryId" IN (e.id, o.id) GROUP BY p."accountId" HAVING sum(p."amountMinor") <> 0)`,
  ],
  [
    'period',
    `SELECT ${ENTRY} || ' is booked on ' || e."bookedOn" || ', which was closed' AS what FROM ledger_closing c
     JOIN ledger_entry e ON e."bookedOn" <= c."throughDay" AND e.serial > c."lastSerial"`,
  ],
  [
    'cause',
    `SELECT ${ENTRY} || ' is of no known kind' AS what FROM ledger_entry e
     WHERE e."causeKind" NOT IN (${Object.keys(CAUSE_TABLES)
       .map((kind) => `'${kind}'`)
       .join(', ')})`,
  ],
  ...Object.entries(CAUSE_TABLES).map((each): [LedgerFault['kind'], string] => [
    'cause',
    ofKind(each),
  ]),
  [
    'missing',
    `SELECT 'payment ' || p.id || ' succeeded and is not in the books' AS what FROM payment p
     WHERE p.state = 'SUCCEEDED' AND NOT EXISTS (
       SELECT FROM ledger_entry e WHERE e."causeKind" = 'payment.received' AND e."causeId" = p.id::text)`,
  ],
]

/** The command line's `ledger-verify`. @returns the exit code: 0 only for books without a fault */
export async function ledgerVerify(url: string): Promise<number> {
  const { entries, postings, accounts, faults } = await verifyLedger(url)
  if (faults.length === 0) {
    console.log(
      `The books are whole: ${entries} entries, ${postings} postings, ${accounts} accounts`,
    )
    return 0
  }
  for (const { kind, what } of faults) console.error(`${kind}: ${what}`)
  console.error(`The books have faults: ${faults.length}, at most ${NAMED} named of a kind`)
  return 1
}
