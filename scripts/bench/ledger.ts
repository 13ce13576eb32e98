import { randomUUID } from 'node:crypto'
import { systemContext } from '@/features/accounts/context'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { accountBalance } from '@/features/ledger/queries/balances'
import { orderStatement } from '@/features/ledger/queries/statement'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import { db } from '@/platform/db/client'
import { verifyLedger } from '../database/ledger'
import { asOwner } from './as-owner'
import { percentile, type Figure } from './figure'

const EVENTS = 10_000
const SENDERS = 20
const COMPANIES = 300
const ORDER_POSTINGS = 100
const options = { maxWait: 120_000, timeout: 120_000 }
const clearing = houseAccount('STRIPE_CLEARING', 'USD')

interface StripePayment {
  id: string
  amountMinor: number
  company: string
}

const events = Array.from({ length: EVENTS }, (_, i): StripePayment => ({
  id: randomUUID(),
  amountMinor: 100 + (i % 9_000),
  company: `company ${i % COMPANIES}`,
}))
/** Each one to five times, in random order. */
const deliveries = events
  .flatMap((event, i) => Array.from({ length: 1 + (i % 5) }, () => event))
  .map((event) => ({ event, at: Math.random() }))
  .toSorted((a, b) => a.at - b.at)
  .map(({ event }) => event)

/** Twenty senders take one after the other. @returns deliveries per second */
async function send(work: (payment: StripePayment) => Promise<unknown>): Promise<number> {
  const waiting = deliveries.values()
  const start = performance.now()
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      for (const payment of waiting) await work(payment)
    }),
  )
  return deliveries.length / ((performance.now() - start) / 1000)
}

const plain = (payment: StripePayment) =>
  db.$transaction(
    (tx) =>
      tx.stripeEvent.createMany({
        data: [{ id: payment.id, type: 'bench', payload: { amountMinor: payment.amountMinor } }],
        skipDuplicates: true,
      }),
    options,
  )
const context = systemContext('bench')
const posted = (payment: StripePayment) =>
  db.$transaction(
    (transaction) =>
      postEntry(
        { ...context, transaction },
        {
          cause: { kind: 'payment.received', id: payment.id },
          postings: transfer(
            houseAccount('UNAPPLIED_RECEIPT', 'USD', payment.company),
            clearing,
            payment.amountMinor,
          ),
        },
      ),
    options,
  )

/** Orders with their postings, in batches as a busy year would bring them. */
const fill = (from: number, to: number): Promise<void> =>
  asOwner(`
    DO $$
    DECLARE batch int := ${from};
    BEGIN
      WHILE batch < ${to} LOOP
        INSERT INTO ledger_account (id, key, kind, "orderId", subject, currency)
          SELECT uuidv7(), k || '/' || n, k::"LedgerAccountKind", ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, '', 'USD'
          FROM generate_series(batch, least(batch + 100, ${to}) - 1) n, unnest(ARRAY['RECEIVABLE', 'CUSTOMER_DEPOSIT']) k;
        INSERT INTO ledger_entry (id, "causeKind", "causeId", "bookedOn", "valueOn", legs, "byKind")
          SELECT uuidv7(), 'part.payable', n || ':' || i, '2026-11-30', '2026-11-30', 2, 'system'
          FROM generate_series(batch, least(batch + 100, ${to}) - 1) n, generate_series(1, ${ORDER_POSTINGS / 2}) i;
        INSERT INTO ledger_posting ("entryId", leg, "accountId", currency, "amountMinor", "balanceMinor", version)
          SELECT e.id, l.leg, a.id, '', l.amount, 0, 0
          FROM generate_series(batch, least(batch + 100, ${to}) - 1) n, generate_series(1, ${ORDER_POSTINGS / 2}) i,
            (VALUES (1, 'RECEIVABLE', 250), (2, 'CUSTOMER_DEPOSIT', -250)) l(leg, kind, amount), ledger_entry e, ledger_account a
          WHERE e."causeKind" = 'part.payable' AND e."causeId" = n || ':' || i AND a.key = l.kind || '/' || n;
        batch := batch + 100;
        COMMIT;
      END LOOP;
    END $$`)

/** Statements of orders picked at random. @returns p95 in milliseconds */
async function statements(orders: number): Promise<number> {
  const took: number[] = []
  for (let i = 0; i < 400; i++) {
    const order = String(Math.floor(Math.random() * orders)).padStart(12, '0')
    const start = performance.now()
    const rows = await orderStatement(db, `00000000-0000-0000-0000-${order}`)
    if (rows.length !== ORDER_POSTINGS) throw new Error(`a statement of ${rows.length} rows`)
    if (i >= 100) took.push(performance.now() - start)
  }
  return percentile(took, 0.95)
}

const theirs = await send(plain)
const mine = await send(posted)
const due = events.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
const stands = await accountBalance(db, clearing)
const whole = await verifyLedger(process.env.DATABASE_URL ?? '')
const wrong = whole.faults.filter(({ kind }) => kind !== 'cause').length
if (stands !== due || whole.entries !== EVENTS || wrong > 0)
  throw new Error(`not exact: ${stands} of ${due}, ${whole.entries} entries, ${wrong} faults`)

// These postings belong to orders that have no row.
await asOwner('ALTER TABLE ledger_account DROP CONSTRAINT "ledger_account_orderId_fkey"')
const [few, many] = [10_000 / ORDER_POSTINGS, 1_000_000 / ORDER_POSTINGS]
await fill(0, few)
await asOwner('VACUUM (ANALYZE)')
const small = await statements(few)
await fill(few, many)
await asOwner('VACUUM (ANALYZE)')
const large = await statements(many)
const start = performance.now()
const proved = await verifyLedger(process.env.DATABASE_URL ?? '')
const seconds = (performance.now() - start) / 1000
if (proved.faults.some(({ kind }) => kind !== 'cause')) throw new Error('the books have faults')

const figures: Figure[] = [
  {
    name: `${EVENTS} events, shuffled, each up to five times, by ${SENDERS} senders`,
    value: mine / theirs,
    unit: 'of plain insertion',
    bound: { atLeast: 0.2 },
    detail: `${mine.toFixed(0)} against ${theirs.toFixed(0)} a second, the ledger exact`,
  },
  {
    name: 'An order’s statement at 1,000,000 postings, p95',
    value: large / small,
    unit: 'of that at 10,000',
    bound: { atMost: 2 },
    detail: `${large.toFixed(1)} against ${small.toFixed(1)} ms, ${ORDER_POSTINGS} postings each`,
  },
  {
    name: 'ledger-verify',
    value: seconds,
    unit: 's',
    bound: { atMost: 60 },
    detail: `${proved.postings} postings, ${proved.entries} entries, ${proved.accounts} accounts`,
  },
]
console.log(JSON.stringify(figures))
await db.$disconnect()
